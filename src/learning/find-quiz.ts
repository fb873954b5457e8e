import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { askQuestions, type AskedQuestion } from './ask-quiz.ts';
import { findOnlineCourse } from './find-online-course.ts';
import { missingLessons } from './lesson-progress.ts';
import type { OnlineCourse } from './online-course.ts';
import { listQuestions } from './quiz-queries.ts';
import type { QuizProgress } from './quiz-state.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';

/** A quiz to answer. */
export interface OpenQuiz {
  online: OnlineCourse;
  quiz: QuizProgress;
  attemptNumber: number;
  questions: AskedQuestion[];
}

export type QuizClosed =
  | { reason: 'no-quiz' }
  | { reason: 'already-passed'; percent: number }
  | { reason: 'attempts-used-up'; attemptsAllowed: number; bestPercent: number }
  | { reason: 'lessons-missing'; lessons: { position: number; title: string }[] };
export type FindQuizRefusal = AccessRefusal | QuizClosed;

/** The quiz, ready for the next attempt. What is right is not among what it gives. */
export async function findQuiz(
  services: Core,
  { viewer, seatId }: { viewer: Learner; seatId: string },
): Promise<Result<OpenQuiz, FindQuizRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const open = openQuiz(found.value);
  if (!open.ok) return open;
  const attemptNumber = open.value.nextAttempt;
  const questions = await listQuestions(services.db, found.value.course.id);
  return ok({
    online: found.value,
    quiz: open.value,
    attemptNumber,
    questions: askQuestions(questions, { seatId, number: attemptNumber }),
  });
}

/** The quiz, if it may be attempted now. */
export function openQuiz({ quiz, lessons }: OnlineCourse): Result<QuizProgress, QuizClosed> {
  if (!quiz) return refuse('no-quiz');
  if (quiz.state === 'passed') return refuse('already-passed', { percent: quiz.bestPercent ?? 0 });
  if (quiz.state === 'used-up') {
    return refuse('attempts-used-up', {
      attemptsAllowed: quiz.attemptsAllowed ?? quiz.attempts.length,
      bestPercent: quiz.bestPercent ?? 0,
    });
  }
  if (quiz.state === 'open') return ok(quiz);
  return refuse('lessons-missing', {
    lessons: missingLessons(lessons).map(({ position, title }) => ({ position, title })),
  });
}
