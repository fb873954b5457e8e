import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { getOnlineCourse } from './find-online-course.ts';
import { openQuiz, type QuizClosed } from './find-quiz.ts';
import { lockOnlineSeat } from './lesson-queries.ts';
import { type Answers, type MarkedQuiz, markQuiz, unansweredQuestions } from './mark-quiz.ts';
import { addAttempt, listQuestions } from './quiz-queries.ts';
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

type Submitted = { attemptNumber: number; percent: number; passed: boolean };
export type SubmitQuizRefusal =
  | AccessRefusal
  | QuizClosed
  /** The form belongs to another attempt than the next one. */
  | { reason: 'attempt-out-of-step'; nextAttempt: number }
  | { reason: 'questions-unanswered'; questions: { id: string; position: number }[] };

/** Marks an attempt at the quiz and keeps it, with the questions as they were asked. */
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
    const open = openQuiz(online);
    if (!open.ok) return open;
    const { nextAttempt, passPercent } = open.value;
    if (attemptNumber !== nextAttempt) return refuse('attempt-out-of-step', { nextAttempt });
    const marked = mark(submission, await listQuestions(trx, online.course.id), passPercent);
    if (!marked.ok) return marked;
    return ok(submitted(await keepAttempt(trx, submission, marked.value, now)));
  });
}

function mark(
  { seatId, attemptNumber, answers, unansweredConfirmed = false }: Submission,
  questions: Awaited<ReturnType<typeof listQuestions>>,
  passPercent: number,
): Result<MarkedQuiz, SubmitQuizRefusal> {
  const sheet = { questions, answers, attempt: { seatId, number: attemptNumber } };
  const unanswered = unansweredQuestions(sheet);
  if (unanswered.length > 0 && !unansweredConfirmed) {
    return refuse('questions-unanswered', { questions: unanswered.map(({ id, position }) => ({ id, position })) });
  }
  return ok(markQuiz(sheet, passPercent));
}

async function keepAttempt(trx: Trx, { viewer, seatId, attemptNumber }: Submission, marked: MarkedQuiz, at: Date) {
  const attempt = await addAttempt(trx, { seatId, number: attemptNumber, submittedAt: at }, marked);
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: viewer.personId },
    action: 'quiz.submitted',
    subject: { type: 'seat', id: seatId },
    facts: {
      attemptId: attempt.id,
      number: attemptNumber,
      correct: marked.correctCount,
      of: marked.questionCount,
      passed: marked.passed,
    },
  });
  return attempt;
}

function submitted(attempt: AttemptRecord): Submitted {
  return { attemptNumber: attempt.number, percent: percentOf(attempt), passed: attempt.passed };
}
