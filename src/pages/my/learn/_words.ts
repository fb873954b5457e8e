import type { CompletionState } from '#src/certificates/index.ts';
import type { LessonState, Missing, OnlineCourse, OpenLesson, QuizProgress } from '#src/learning/index.ts';
import { addMinutes, formatDay, formatInstant } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** "Wed 3 Feb 2027". */
export const dayOf = (instant: Date) => formatDay(instant, officeZone);

/** The last minute of access: a window ends at the start of a minute, which is read as one day too many at midnight. */
export const lastMinute = (accessEndsAt: Date) => formatInstant(addMinutes(accessEndsAt, -1), officeZone);

/** "Wed 3 Feb 2027, 9:05 am AEDT". */
export const momentOf = (instant: Date) => formatInstant(instant, officeZone);

/** What a learner does with a lesson. */
export const lessonVerb = ({ kind }: Pick<LessonState, 'kind'>) => (kind === 'video' ? 'watched' : 'read');

/** "Module · Lesson 2 of 5 · 12 minutes". */
export function lessonEyebrow({ online: { lessons }, lesson }: Pick<OpenLesson, 'online' | 'lesson'>): string {
  const place = `Lesson ${lessons.indexOf(lesson) + 1} of ${lessons.length} · ${count(lesson.minutes, 'minute')}`;
  return lesson.module ? `${lesson.module} · ${place}` : place;
}

/** "1 lesson", "3 lessons". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "75 %", kept on one line. */
export const percent = (number: number) => `${number}\u00a0%`;

/** "Air, Materials and Meters". */
export function listed(parts: string[]): string {
  return new Intl.ListFormat('en-AU').format(parts);
}

/** "3 attempts left", "As many attempts as you like". */
export function attemptsWords({ attemptsLeft, attemptsAllowed }: QuizProgress): string {
  if (attemptsLeft === null || attemptsAllowed === null) return 'As many attempts as you like';
  return `${attemptsLeft} of ${count(attemptsAllowed, 'attempt')} left`;
}

/** What a quiz asks of whoever begins it. */
export function quizLede(quiz: QuizProgress): string {
  const { questionCount, drawCount, passPercent, minutesAllowed } = quiz;
  const asked = `${count(questionCount, 'question')}${drawCount ? ', others at each attempt' : ''}`;
  const clock = minutesAllowed ? `You have ${count(minutesAllowed, 'minute')}` : 'There is no clock';
  return `${asked}, ${percent(passPercent)} to pass. ${attemptsWords(quiz)}. ${clock}, and you see explanations when it is marked.`;
}

/** One thing that stands between the learner and the certificate. */
export function missingWords(missing: Missing): string {
  if (missing.kind === 'lessons') {
    return missing.titles.length > 3
      ? `Read ${count(missing.titles.length, 'more lesson')}`
      : `Read ${listed(missing.titles.map((title) => `“${title}”`))}`;
  }
  const pass = `Pass the quiz with ${percent(missing.passPercent)} or more`;
  return missing.attemptsLeft === 0 ? `${pass} (your attempts are used up: write to us and we will help)` : pass;
}

/** The course as steps of a list: its lessons, then the quiz. `current` is the lesson whose page it is. */
export function stepsOf({ seatId, lessons, quiz }: OnlineCourse, current?: number) {
  const home = `/my/learn/${seatId}`;
  const read = lessons.map((lesson) => ({
    title: lesson.title,
    note: lesson.kind === 'video' ? `Video, ${lesson.minutes} min` : `${lesson.minutes} min`,
    group: lesson.module ?? undefined,
    state: lesson.state === 'completed' ? ('done' as const) : lesson.state,
    href: lesson.state === 'closed' ? undefined : `${home}/lessons/${lesson.position}`,
    current: lesson.position === current,
  }));
  return quiz
    ? [
        ...read,
        quizStep(
          home,
          quiz,
          read.some(({ group }) => group),
        ),
      ]
    : read;
}

/** In a course of modules the quiz stands for itself, at the end. */
function quizStep(home: string, quiz: QuizProgress, inModules: boolean) {
  const states = { passed: 'done', open: 'open', closed: 'closed', 'used-up': 'open' } as const;
  const notes = {
    passed: `Passed with ${percent(quiz.bestPercent ?? 0)}`,
    'used-up': 'Not passed, and no attempt is left',
    open: count(quiz.questionCount, 'question'),
    closed: count(quiz.questionCount, 'question'),
  };
  const closed = quiz.state === 'closed' && quiz.attempts.length === 0;
  return {
    title: 'Quiz',
    group: inModules ? 'At the end' : undefined,
    note: notes[quiz.state],
    state: states[quiz.state],
    href: closed ? undefined : `${home}/quiz`,
    current: false,
  };
}

/** What to do next, as the one primary action of a page. Null when all is done, or when nothing is left to try. */
export function nextAction({ seatId, nextLesson, lessonsDone, quiz }: OnlineCourse) {
  const home = `/my/learn/${seatId}`;
  if (nextLesson) {
    const verb = lessonsDone === 0 && !nextLesson.openedAt ? 'Start' : 'Continue';
    return { href: `${home}/lessons/${nextLesson.position}`, label: `${verb}: ${nextLesson.title}` };
  }
  if (quiz?.state !== 'open') return null;
  return { href: `${home}/quiz`, label: quiz.attempts.length ? 'Try the quiz again' : 'Take the quiz' };
}

/** What to do when the course is done: take the certificate, or say what it waits for. */
export function certificateAction(completion: CompletionState | null) {
  if (completion?.state === 'certified') {
    return { href: `/my/certificates/${completion.number}.pdf`, label: 'Download your certificate' };
  }
  return completion?.state === 'waiting-for-name' ? { href: '/my/profile', label: 'Confirm your name' } : null;
}
