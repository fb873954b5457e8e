import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findQuizForStaff, retire } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

export type RetireQuestionRefused =
  | EditContentsRefused
  /** Whoever failed the quiz would have passed a course without one. */
  | { reason: 'last-question' };

/** Takes a question out of the bank, but not the last; attempts keep it as they asked it. Twice changes nothing. */
export async function retireQuestion(
  services: Core,
  { by, courseId, questionId }: { by: Viewer; courseId: string; questionId: string },
): Promise<Result<ContentsDeed, RetireQuestionRefused>> {
  return editContents<RetireQuestionRefused>(services, { by, courseId }, async (trx, at) => {
    const { questions } = await findQuizForStaff(trx, courseId);
    const question = questions.find(({ id }) => id === questionId);
    if (!question) return ok(null);
    if (questions.length === 1) return refuse('last-question');
    await retire(trx, 'quizQuestions', question.id, at);
    return ok({ action: 'question.retired', facts: { position: question.position } });
  });
}
