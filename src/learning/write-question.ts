import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findQuizForStaff, insertQuestion, type QuestionDetails, updateQuestion } from './contents-queries.ts';
import { type ContentsDeed, editContents, type EditContentsRefused } from './edit-contents.ts';

export type WriteQuestionRefused = EditContentsRefused | { reason: 'quiz-without-rules' };

interface WriteQuestion {
  by: Viewer;
  courseId: string;
  /** Made with the form, so that a new question sent twice is one. */
  questionId: string;
  /** The one that the form was filled in from; 0 for a new question. */
  revision: number;
  details: QuestionDetails;
}

/**
 * Puts a question into the bank of a course, or changes one. Attempts that have begun or are over keep it as they asked it.
 * Sending what is already so changes nothing.
 */
export async function writeQuestion(
  services: Core,
  { by, courseId, questionId, revision, details }: WriteQuestion,
): Promise<Result<ContentsDeed, WriteQuestionRefused>> {
  return editContents<WriteQuestionRefused>(services, { by, courseId }, async (trx) => {
    const { rules, questions } = await findQuizForStaff(trx, courseId);
    if (!rules) return refuse('quiz-without-rules');
    const before = questions.find(({ id }) => id === questionId);
    if (!before && revision > 0) return refuse('not-found');
    if (!before) {
      if (!(await insertQuestion(trx, { id: questionId, courseId, details }))) return refuse('not-found');
      return ok({ action: 'question.written', facts: { kind: details.kind } });
    }
    if (asText(before) === asText(details)) return ok(null);
    if (before.revision !== revision) return refuse('changed-meanwhile');
    await updateQuestion(trx, questionId, details);
    return ok({ action: 'question.changed', facts: { position: before.position } });
  });
}

/** The database gives the keys of an option in an order of its own. */
function asText({ prompt, kind, explanation, options }: QuestionDetails): string {
  const sorted = options.map((option) => Object.entries(option).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return JSON.stringify([prompt, kind, explanation, sorted]);
}
