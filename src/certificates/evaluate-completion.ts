import { attendedMinutes } from '#src/attendance/index.ts';
import { listApprovals, listCreditTypes } from '#src/credits/index.ts';
import { type Db, inTransaction, type Trx } from '#src/database.ts';
import { maySeatBecome, takenStates } from '#src/enrolment/index.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { learningEvidence } from '#src/learning/index.ts';
import { findMoney } from '#src/orders/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type CompletionFacts, completionRule, isSettled, type Verdict } from './completion-rule.ts';
import {
  addCompletion,
  findCompletion,
  getLearner,
  lockSeatToComplete,
  moveSeat,
  noteEvaluation,
  type SeatToComplete,
} from './completion-queries.ts';
import { type EarnedCredit, earnedCredits } from './earned-credit.ts';
import { confirmNameMail } from './emails/confirm-name.ts';
import { issueCertificate } from './issue-certificate.ts';
import type { IssuingServices } from './prepare-certificate.ts';
import { seatStateFor } from './seat-after-session.ts';

export type Evaluation =
  | { state: 'completed'; completionId: string; certificate: { id: string; number: string } | null }
  | { state: 'not-yet'; missing: string[] };

type Refusal = { reason: 'no-such-seat' };

/**
 * Looks whether a seat has come to completion and, the first time that it has, writes the completion with its credit, then
 * issues the certificate, or asks the learner to confirm their name first. `inPart` is a person's wish to give the credit of a
 * part that was attended, where a body has such credit. Safe to call at any time and any number of times.
 */
export async function evaluateCompletion(
  services: IssuingServices,
  { seatId, inPart = false }: { seatId: string; inPart?: boolean },
): Promise<Result<Evaluation, Refusal>> {
  const result = await inTransaction(services.db, (trx) => evaluate(services, trx, { seatId, inPart }));
  if (!result.ok || result.value.state === 'not-yet' || result.value.certificate) return result;
  const { completionId } = result.value;
  const issued = await issueCertificate(services, { completionId, by: { kind: 'system' } });
  if (!issued.ok) await services.worker.wake('deliver-messages');
  return ok({ state: 'completed', completionId, certificate: issued.ok ? issued.value : null });
}

async function evaluate(
  services: IssuingServices,
  trx: Trx,
  { seatId, inPart }: { seatId: string; inPart: boolean },
): Promise<Result<Evaluation, Refusal>> {
  const seat = await lockSeatToComplete(trx, seatId);
  if (!seat || !isTaken(seat)) return refuse('no-such-seat');
  const done = await findCompletion(trx, seatId);
  if (done) {
    const { id: completionId, certificateId: id, number } = done;
    return ok({ state: 'completed', completionId, certificate: id && number ? { id, number } : null });
  }
  const facts = await completionFacts(trx, seat);
  const now = services.clock.now();
  const verdict = completionRule(facts, { now, inPart });
  const to = seatStateFor(facts, { met: verdict.met, now });
  if (to && maySeatBecome(seat.state, to)) await moveSeat(trx, seatId, { from: seat.state, to });
  if (!verdict.met || !seat.learnerId) {
    // A seat without a learner is looked at as soon as it has one.
    if (seat.learnerId) await noteEvaluation(trx, { seatId, evaluatedAt: now, settled: isSettled(facts) });
    return ok({ state: 'not-yet', missing: verdict.met ? [] : verdict.missing });
  }
  const completionId = await complete(services, trx, { seat, learnerId: seat.learnerId, verdict, facts, now });
  return ok({ state: 'completed', completionId, certificate: null });
}

function isTaken({ state }: SeatToComplete): boolean {
  return takenStates.some((taken) => taken === state);
}

/** Everything the rule asks about. */
export async function completionFacts(db: Db, seat: SeatToComplete): Promise<CompletionFacts> {
  const { delivery, timeZone, attendancePercent, countersignNeeded } = seat;
  const owes = seat.paymentState === 'refunding' && (await findMoney(db, seat.orderId)).outstandingCents > 0;
  const who = { learnerIsNamed: seat.learnerId !== null, payment: seat.paymentState, onTrust: seat.onTrust, owes };
  if (!delivery || !timeZone) {
    return { ...who, course: { delivery: 'self-paced', learning: await learningEvidence(db, seat.id) } };
  }
  const attendance = await attendedMinutes(db, seat.id);
  const isHeld = seat.sessionState === 'open' || seat.sessionState === 'closed';
  const rule = { attendancePercent, countersignNeeded, isHeld, finishedAt: seat.finishedAt };
  const course = { delivery, timeZone, ...rule, attendance, earnsPart: false };
  if (!seat.mayEarnPart || attendance.attendedMinutes === 0) return { ...who, course };
  const part = await creditsOf(db, seat.courseId, { course }, { completedOn: '', isPart: true });
  return { ...who, course: { ...course, earnsPart: part.length > 0 } };
}

/** What a completion earns: in full, or for the share of the time that was attended. */
async function creditsOf(
  db: Db | Trx,
  courseId: string,
  { course }: Pick<CompletionFacts, 'course'>,
  { completedOn, isPart }: { completedOn: string; isPart: boolean },
): Promise<EarnedCredit[]> {
  const [approvals, types] = [await listApprovals(db, [courseId]), await listCreditTypes(db)];
  if (course.delivery === 'self-paced') return earnedCredits(approvals, types, [completedOn]);
  const { days, attendedMinutes: attended, scheduledMinutes: scheduled } = course.attendance;
  // An approval must hold on each day of a session; for an online course on the day on which it was completed.
  const heldOn = days.map(({ startsAt }) => dateIn(course.timeZone, startsAt));
  return earnedCredits(approvals, types, heldOn, isPart ? { attended, scheduled } : null);
}

interface Completing {
  seat: SeatToComplete;
  learnerId: string;
  verdict: Extract<Verdict, { met: true }>;
  facts: CompletionFacts;
  now: Date;
}

async function complete(services: IssuingServices, trx: Trx, { seat, learnerId, verdict, facts, now }: Completing) {
  const { completedOn, evidence } = verdict;
  const credits = await creditsOf(trx, seat.courseId, facts, { completedOn, isPart: verdict.isPart });
  const { courseId, sessionId } = seat;
  const completion = { seatId: seat.id, learnerId, courseId, sessionId, completedOn, evidence, recordedAt: now };
  const completionId = await addCompletion(trx, completion, credits);
  await recordInJournal(trx, {
    at: now,
    by: { kind: 'system' },
    action: 'seat.completed',
    subject: { type: 'seat', id: seat.id },
    facts: { completionId, completedOn, creditTypes: credits.length },
  });
  const learner = await getLearner(trx, learnerId);
  if (!learner.certificateNameConfirmedAt) {
    await queueMessage(
      trx,
      now,
      confirmNameMail(services.site, { learner, seatId: seat.id, courseTitle: seat.courseTitle }),
    );
  }
  return completionId;
}
