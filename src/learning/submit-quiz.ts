import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { QuestionKind } from './ask-quiz.ts';
import { getOnlineCourse } from './find-online-course.ts';
import { lockOnlineSeat } from './lesson-queries.ts';
import { type Answers, type MarkedQuiz, markQuiz, unansweredQuestions } from './mark-quiz.ts';
import { openQuiz, type QuizClosed } from './open-quiz.ts';
import { addAttempt, findSheet } from './quiz-queries.ts';
import { isLate, type QuizSheet } from './quiz-sheet.ts';
import { type AttemptRecord, percentOf } from './quiz-state.ts';
import { type AccessRefusal, type Learner, seatAccess } from './seat-access.ts';

interface Submission {
  viewer: Learner;
  seatId: string;
  /** As the form said: sent twice, it counts once. */
  attemptNumber: number;
  answers: Answers;
  /** The learner wants it marked although questions are unanswered: they are wrong then. */
  unansweredConfirmed?: boolean;
}

type Submitted = { attemptNumber: number; percent: number; passed: boolean; late: boolean };
export type SubmitQuizRefusal =
  | AccessRefusal
  | QuizClosed
  /** The form belongs to another attempt than the next one, or to one that has not begun. */
  | { reason: 'attempt-out-of-step'; nextAttempt: number }
  | { reason: 'questions-unanswered'; questions: { id: string; position: number; kind: QuestionKind }[] };

/**
 * Marks an attempt at the quiz and keeps it, with the questions as they were asked. What comes after its time counts as an
 * attempt, once, and cannot pass: nobody is asked then for what is unanswered.
 */
export async function submitQuiz(
  services: Core,
  submission: Submission,
): Promise<Result<Submitted, SubmitQuizRefusal>> {
  const { viewer, seatId, attemptNumber } = submission;
  if (!isId(seatId)) return refuse('no-such-seat');
  const now = services.clock.now();
  return inTransaction<Result<Submitted, SubmitQuizRefusal>>(services.db, async (trx) => {
    const access = seatAccess(await lockOnlineSeat(trx, seatId), viewer, now);
    if (!access.ok) return access;
    const online = await getOnlineCourse(trx, access.value);
    const known = online.quiz?.attempts.find(({ number }) => number === attemptNumber);
    if (known) return ok(submitted(known));
    const open = openQuiz(online, now);
    if (!open.ok) return open;
    const { nextAttempt, passPercent } = open.value;
    const sheet = attemptNumber === nextAttempt ? await findSheet(trx, seatId, nextAttempt) : undefined;
    if (!sheet) return refuse('attempt-out-of-step', { nextAttempt });
    const late = isLate(sheet, now);
    const marked = mark(submission, { ...sheet, late }, passPercent);
    if (!marked.ok) return marked;
    return ok(submitted(await keepAttempt(trx, submission, marked.value, { now, late })));
  });
}

function mark(
  { seatId, attemptNumber, answers, unansweredConfirmed = false }: Submission,
  { questions, late }: QuizSheet & { late: boolean },
  passPercent: number,
): Result<MarkedQuiz, SubmitQuizRefusal> {
  const sheet = { questions, answers, attempt: { seatId, number: attemptNumber } };
  const unanswered = unansweredQuestions(sheet);
  if (unanswered.length > 0 && !unansweredConfirmed && !late) {
    return refuse('questions-unanswered', {
      questions: unanswered.map(({ id, position, kind }) => ({ id, position, kind })),
    });
  }
  return ok(markQuiz(sheet, passPercent));
}

async function keepAttempt(
  trx: Trx,
  { viewer, seatId, attemptNumber: number }: Submission,
  marked: MarkedQuiz,
  { now, late }: { now: Date; late: boolean },
) {
  const attempt = await addAttempt(trx, { seatId, number, submittedAt: now, late }, marked);
  await recordInJournal(trx, {
    at: now,
    by: { kind: 'person', personId: viewer.personId },
    action: 'quiz.submitted',
    subject: { type: 'seat', id: seatId },
    facts: {
      attemptId: attempt.id,
      number,
      correct: marked.correctCount,
      of: marked.questionCount,
      passed: attempt.passed,
      late,
    },
  });
  return attempt;
}

function submitted(attempt: AttemptRecord): Submitted {
  return { attemptNumber: attempt.number, percent: percentOf(attempt), passed: attempt.passed, late: attempt.late };
}
