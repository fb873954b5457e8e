import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { findQuizForStaff, retire } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

/** Takes a question out of the bank; attempts keep it as they asked it. Twice changes nothing. */
export async function retireQuestion(
  services: Core,
  { by, courseId, questionId }: { by: Viewer; courseId: string; questionId: string },
): Promise<Result<ContentsDeed, EditContentsRefused>> {
  return editContents<EditContentsRefused>(services, { by, courseId }, async (trx, at) => {
    const question = (await findQuizForStaff(trx, courseId)).questions.find(({ id }) => id === questionId);
    if (!question) return ok(null);
    await retire(trx, 'quizQuestions', question.id, at);
    return ok({ action: 'question.retired', facts: { position: question.position } });
  });
}
