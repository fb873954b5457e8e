import type { Trx } from '#src/database.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { drawQuestions } from './ask-quiz.ts';
import { getOnlineCourse } from './find-online-course.ts';
import { lockOnlineSeat } from './lesson-queries.ts';
import { openQuiz, type QuizClosed } from './open-quiz.ts';
import { addSheet, findSheet, listQuestions } from './quiz-queries.ts';
import type { QuizSheet } from './quiz-sheet.ts';
import type { QuizProgress } from './quiz-state.ts';
import { type AccessRefusal, type Learner, type OnlineSeat, seatAccess } from './seat-access.ts';

export type BeginAttemptRefusal = AccessRefusal | QuizClosed;

/** Begins the next attempt at the quiz: draws its questions and starts its clock. Begun twice, it is the same attempt. */
export async function beginAttempt(
  services: Core,
  { viewer, seatId }: { viewer: Learner; seatId: string },
): Promise<Result<QuizSheet, BeginAttemptRefusal>> {
  if (!isId(seatId)) return refuse('no-such-seat');
  const now = services.clock.now();
  return inTransaction<Result<QuizSheet, BeginAttemptRefusal>>(services.db, async (trx) => {
    const access = seatAccess(await lockOnlineSeat(trx, seatId), viewer, now);
    if (!access.ok) return access;
    const open = openQuiz(await getOnlineCourse(trx, access.value), now);
    if (!open.ok) return open;
    const known = await findSheet(trx, seatId, open.value.nextAttempt);
    return ok(known ?? (await newSheet(trx, { seat: access.value, viewer, quiz: open.value, now })));
  });
}

interface Beginning {
  seat: OnlineSeat;
  viewer: Learner;
  quiz: QuizProgress;
  now: Date;
}

async function newSheet(trx: Trx, { seat, viewer, quiz, now }: Beginning): Promise<QuizSheet> {
  const { nextAttempt: number, drawCount, minutesAllowed } = quiz;
  const bank = await listQuestions(trx, seat.courseId);
  const questions = drawQuestions(bank, drawCount, { seatId: seat.id, number });
  const dueAt = minutesAllowed === null ? null : addMinutes(now, minutesAllowed);
  const sheet = { number, questions, startedAt: now, dueAt };
  await addSheet(trx, seat.id, sheet);
  await recordInJournal(trx, {
    at: now,
    by: { kind: 'person', personId: viewer.personId },
    action: 'quiz.begun',
    subject: { type: 'seat', id: seat.id },
    facts: { number, questions: questions.length },
  });
  return sheet;
}
