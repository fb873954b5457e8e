import { inTransaction, type Trx } from '#src/database.ts';
import { maySeatBecome } from '#src/enrolment/index.ts';
import { recordAllInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { listCompletionFacts, listCreditRules } from './completion-facts.ts';
import {
  addCompletions,
  listCompletions,
  listLearnersToAsk,
  lockSeatsToComplete,
  moveSeats,
  type NewCompletion,
  noteEvaluations,
  type SeatToComplete,
} from './completion-queries.ts';
import { type CompletionFacts, completionRule, isSettled, type Verdict } from './completion-rule.ts';
import { creditsOf } from './earned-credit.ts';
import { confirmNameMail } from './emails/confirm-name.ts';
import type { IssuingServices } from './prepare-certificate.ts';
import { seatStateFor } from './seat-after-session.ts';

export type Evaluation =
  | { state: 'completed'; completionId: string; certificate: { id: string; number: string } | null }
  | { state: 'not-yet'; missing: string[] };

/** A seat with what the rule says of it. */
interface Judged {
  seat: SeatToComplete;
  facts: CompletionFacts;
  verdict: Verdict;
}

/**
 * Looks whether seats have come to completion and writes the completion of each that has, the first time, with its credit; asks
 * learners whose name is not confirmed for it. Issues nothing. All of it in one transaction and in as many statements for one seat
 * as for many. Gives what is known of each seat that somebody has for good. Safe to call any number of times.
 */
export async function judgeCompletions(
  services: IssuingServices,
  { seatIds, inPart = false }: { seatIds: readonly string[]; inPart?: boolean },
): Promise<Map<string, Evaluation>> {
  const { value } = await inTransaction(services.db, async (trx) => {
    const seats = await lockSeatsToComplete(trx, seatIds);
    const known = await listCompletions(
      trx,
      seats.map(({ id }) => id),
    );
    const evaluations = new Map<string, Evaluation>();
    for (const { seatId, id: completionId, certificateId: id, number } of known) {
      evaluations.set(seatId, { state: 'completed', completionId, certificate: id && number ? { id, number } : null });
    }
    const now = services.clock.now();
    const open = seats.filter(({ id }) => !evaluations.has(id));
    const facts = await listCompletionFacts(trx, open);
    const judged = open.flatMap((seat) => {
      const ofSeat = facts.get(seat.id);
      return ofSeat ? [{ seat, facts: ofSeat, verdict: completionRule(ofSeat, { now, inPart }) }] : [];
    });
    const asked = await write(services, trx, { judged, evaluations, now });
    return ok({ evaluations, asked });
  });
  if (value.asked > 0) await services.worker.wake('deliver-messages');
  return value.evaluations;
}

/** Writes all that follows from the verdicts, and adds it to the evaluations. Gives how many learners were asked for their name. */
async function write(
  services: IssuingServices,
  trx: Trx,
  { judged, evaluations, now }: { judged: Judged[]; evaluations: Map<string, Evaluation>; now: Date },
): Promise<number> {
  const moves = judged.flatMap(({ seat, facts, verdict }) => {
    const to = seatStateFor(facts, { met: verdict.met, now });
    return to && maySeatBecome(seat.state, to) ? [{ seatId: seat.id, to }] : [];
  });
  await moveSeats(trx, moves);
  const waiting = judged.filter(({ verdict }) => !verdict.met);
  for (const { seat, verdict } of waiting) {
    evaluations.set(seat.id, { state: 'not-yet', missing: verdict.met ? [] : verdict.missing });
  }
  // A seat without a learner is looked at as soon as it has one.
  const looked = waiting.filter(({ seat }) => seat.learnerId !== null);
  await noteEvaluations(
    trx,
    looked.map(({ seat, facts }) => ({ seatId: seat.id, evaluatedAt: now, settled: isSettled(facts) })),
  );
  const completions = await newCompletions(trx, judged, now);
  for (const { id, seatId } of completions) {
    evaluations.set(seatId, { state: 'completed', completionId: id, certificate: null });
  }
  await addCompletions(trx, completions);
  return tell(services, trx, { completions, judged, now });
}

async function newCompletions(trx: Trx, judged: Judged[], now: Date): Promise<NewCompletion[]> {
  const met = judged.filter(({ verdict }) => verdict.met);
  const rules = await listCreditRules(
    trx,
    met.map(({ seat }) => seat),
  );
  return met.flatMap(({ seat, facts, verdict }) => {
    const { learnerId, courseId, sessionId } = seat;
    const rule = rules.get(courseId);
    if (!verdict.met || !learnerId || !rule) return [];
    const { completedOn, evidence } = verdict;
    const credits = creditsOf(facts, rule, verdict);
    const completion = { seatId: seat.id, learnerId, courseId, sessionId, completedOn, evidence, recordedAt: now };
    return [{ ...completion, id: newId(), credits }];
  });
}

/** The journal's lines, and a question to every learner who has not confirmed their name. */
async function tell(
  { site }: IssuingServices,
  trx: Trx,
  { completions, judged, now }: { completions: NewCompletion[]; judged: Judged[]; now: Date },
): Promise<number> {
  const lines = completions.map(({ id: completionId, seatId, completedOn, credits }) => ({
    ...{ at: now, by: { kind: 'system' } as const, action: 'seat.completed' },
    ...{ subject: { type: 'seat', id: seatId }, facts: { completionId, completedOn, creditTypes: credits.length } },
  }));
  await recordAllInJournal(trx, lines);
  const learnerIds = completions.map(({ learnerId }) => learnerId);
  const learners = new Map((await listLearnersToAsk(trx, learnerIds)).map((learner) => [learner.id, learner]));
  const titles = new Map(judged.map(({ seat }) => [seat.id, seat.courseTitle]));
  const mails = completions.flatMap(({ seatId, learnerId }) => {
    const learner = learners.get(learnerId);
    return learner ? [confirmNameMail(site, { learner, seatId, courseTitle: titles.get(seatId) ?? '' })] : [];
  });
  await queueMessages(trx, now, mails);
  return mails.length;
}
