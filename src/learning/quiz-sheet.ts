import type { QuizQuestion } from './ask-quiz.ts';

/** What an attempt asks, drawn when it began. */
export interface QuizSheet {
  number: number;
  questions: QuizQuestion[];
  startedAt: Date;
  /** Null where there is no time limit. */
  dueAt: Date | null;
}

/** A form that was sent in the last second travels for a while. */
const graceSeconds = 20;

/** Whether an attempt that is sent now comes after its time. */
export function isLate({ dueAt }: Pick<QuizSheet, 'dueAt'>, now: Date): boolean {
  return dueAt !== null && now.getTime() > dueAt.getTime() + graceSeconds * 1000;
}
