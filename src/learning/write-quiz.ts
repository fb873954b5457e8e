import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findContentsOf, findQuizForStaff, putQuiz, setLessonsInOrder } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

/** What an attempt at a quiz is. */
export interface QuizDetails {
  passPercent: number;
  /** Null: as often as one likes. */
  attemptsAllowed: number | null;
  /** How many questions an attempt asks of the bank; null: all of it. */
  drawCount: number | null;
  coolDownMinutes: number | null;
  /** Null: no time limit. */
  minutesAllowed: number | null;
}

interface WriteQuiz {
  by: Viewer;
  courseId: string;
  /** The one that the form was filled in from; 0 where no rules were written yet. */
  revision: number;
  details: QuizDetails;
  /** Whether each lesson waits for the one before it. */
  lessonsInOrder: boolean;
}

/**
 * Sets the rules of a course: its order, and what its quiz asks. Attempts that have begun keep the questions and the time they
 * were given; passed stays passed. Sending what is already so changes nothing.
 */
export async function writeQuiz(
  services: Core,
  { by, courseId, revision, details, lessonsInOrder }: WriteQuiz,
): Promise<Result<ContentsDeed, EditContentsRefused>> {
  return editContents<EditContentsRefused>(services, { by, courseId }, async (trx) => {
    const { rules } = await findQuizForStaff(trx, courseId);
    const course = await findContentsOf(trx, courseId);
    const isSame = rules && (Object.keys(details) as (keyof QuizDetails)[]).every((key) => rules[key] === details[key]);
    if (isSame && course?.lessonsInOrder === lessonsInOrder) return ok(null);
    if ((rules?.revision ?? 0) !== revision) return refuse('changed-meanwhile');
    await putQuiz(trx, courseId, details);
    await setLessonsInOrder(trx, courseId, lessonsInOrder);
    return ok({ action: 'quiz.rules-set', facts: { passPercent: details.passPercent, lessonsInOrder } });
  });
}
