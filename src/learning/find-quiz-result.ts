import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findOnlineCourse } from './find-online-course.ts';
import type { MarkedQuestion } from './mark-quiz.ts';
import type { OnlineCourse } from './online-course.ts';
import { getMarkedQuestions } from './quiz-queries.ts';
import type { AttemptSummary, QuizProgress } from './quiz-state.ts';
import type { AccessRefusal, Learner } from './seat-access.ts';

export interface ResultQuestion extends Omit<MarkedQuestion, 'options' | 'lines'> {
  /** `correct` is null while the learner may still try again. */
  options: { text: string; chosen: boolean; correct: boolean | null }[];
  /** `expected` and `right` are null while the learner may still try again. */
  lines: { text: string; given: string | null; expected: string | null; right: boolean | null }[];
}

/** A marked attempt with what it explains. */
export interface QuizResult {
  online: OnlineCourse;
  quiz: QuizProgress;
  attempt: AttemptSummary;
  questions: ResultQuestion[];
}

export type FindQuizResultRefusal = AccessRefusal | { reason: 'no-such-attempt' };

/** The result of one attempt, or of the last one made. */
export async function findQuizResult(
  services: Core,
  { viewer, seatId, attemptNumber }: { viewer: Learner; seatId: string; attemptNumber?: number },
): Promise<Result<QuizResult, FindQuizResultRefusal>> {
  const found = await findOnlineCourse(services, { viewer, seatId });
  if (!found.ok) return found;
  const { quiz } = found.value;
  const attempt =
    attemptNumber === undefined ? quiz?.attempts.at(-1) : quiz?.attempts.find(({ number }) => number === attemptNumber);
  if (!quiz || !attempt) return refuse('no-such-attempt');
  const marked = await getMarkedQuestions(services.db, attempt.id);
  const isOver = quiz.state === 'passed' || quiz.state === 'used-up';
  const questions = marked.map((question) => toldOf(question, isOver));
  return ok({ online: found.value, quiz, attempt, questions });
}

/** While the learner may try again, what is right is not told: only whether the whole question was. */
function toldOf(question: MarkedQuestion, isOver: boolean): ResultQuestion {
  return {
    ...question,
    options: question.options.map((option) => ({ ...option, correct: isOver ? option.correct : null })),
    lines: (question.lines ?? []).map((line) => ({
      ...line,
      expected: isOver ? line.expected : null,
      right: isOver ? line.right : null,
    })),
  };
}
