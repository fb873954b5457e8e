import type { beginAttempt, completeLesson, submitQuiz } from '#src/learning/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { WordsFor } from './refusal-words.ts';

export type LearningRefusal = RefusalOf<typeof beginAttempt | typeof completeLesson | typeof submitQuiz>;

export const learningRefusals: WordsFor<LearningRefusal> = {
  'no-such-seat': { words: 'There is no such place in a course among yours.', status: 404 },
  'seat-not-confirmed': { words: 'Your place in this course is not confirmed.', status: 403 },
  'access-over': { words: 'Your access to this course has ended.', status: 403 },
  'no-such-lesson': { words: 'This course has no such lesson.', status: 404 },
  'lesson-moved': {
    words: 'The lessons have been put in another order meanwhile. Open the lesson again from the list.',
    status: 409,
  },
  'lesson-closed': ({ needs }) => ({ words: `First read “${needs.title}”.`, status: 409 }),
  'lesson-too-soon': ({ readyAt }) => ({
    words: `This lesson asks for a little longer: from ${homeTime(readyAt)} it can be marked as read.`,
    status: 409,
  }),
  'video-not-watched': ({ watchedSeconds, neededSeconds, transcriptCounts }) => ({
    words: `You have watched ${clockTime(watchedSeconds)} of this video, and ${clockTime(neededSeconds)} is needed. Watch the parts that are missing${transcriptCounts ? ', or read the transcript instead' : ''}.`,
    status: 409,
  }),
  'transcript-does-not-count': {
    words:
      'This course asks for the video itself: its transcript does not stand for watching. Write to us if you cannot watch it.',
    status: 409,
  },
  'lesson-not-opened': { words: 'Open the lesson and read it first.', status: 409 },
  'no-quiz': { words: 'This course has no quiz.', status: 404 },
  'already-passed': ({ percent }) => ({
    words: `You have passed this quiz already, with ${percent}\u00a0%.`,
    status: 409,
  }),
  'attempts-used-up': ({ attemptsAllowed }) => ({
    words: `You have used all ${attemptsAllowed} attempts. Write to us and we will help.`,
    status: 409,
  }),
  'lessons-missing': ({ lessons }) => ({
    words: `Read these lessons first: ${lessons.map(({ title }) => title).join(', ')}.`,
    status: 409,
  }),
  'cooling-down': ({ opensAt }) => ({ words: `You can try again from ${homeTime(opensAt)}.`, status: 409 }),
  'attempt-out-of-step': {
    words: 'That form belonged to another attempt, so nothing was marked. Here is the quiz again: answer this one.',
    status: 409,
  },
  'questions-unanswered': ({ questions }) => ({
    words: '',
    status: 422,
    faults: questions.map(({ id, position, kind }) => ({
      field: `answers.${id}`,
      message: `Question ${position} ${unansweredWords[kind]}`,
    })),
  }),
};

const unansweredWords = {
  single: 'has no answer yet',
  multiple: 'has no answer yet',
  number: 'needs a number, such as 7.5',
  order: 'has a place without an answer',
  match: 'has a line without an answer',
};

/** An online course has no place of its own: its times are told in the provider's zone. */
function homeTime(instant: Date): string {
  return formatInstant(instant, officeZone);
}

/** "3:07" of a video. */
function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
