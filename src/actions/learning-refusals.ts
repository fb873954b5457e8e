import type { completeLesson, submitQuiz } from '#src/learning/index.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { WordsFor } from './refusal-words.ts';

export type LearningRefusal = RefusalOf<typeof completeLesson | typeof submitQuiz>;

export const learningRefusals: WordsFor<LearningRefusal> = {
  'no-such-seat': { words: 'There is no such place in a course among yours.', status: 404 },
  'seat-not-confirmed': { words: 'Your place in this course is not confirmed.', status: 403 },
  'access-over': { words: 'Your access to this course has ended.', status: 403 },
  'no-such-lesson': { words: 'This course has no such lesson.', status: 404 },
  'lesson-closed': ({ needs }) => ({ words: `First read “${needs.title}”.`, status: 409 }),
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
  'attempt-out-of-step': {
    words: 'That form belonged to another attempt, so nothing was marked. Here is the quiz again: answer this one.',
    status: 409,
  },
  'questions-unanswered': ({ questions }) => ({
    words: `Without an answer: question ${questions.map(({ position }) => position).join(', ')}.`,
    status: 422,
  }),
};
