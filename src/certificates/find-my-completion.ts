import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCompletion, findSeatToComplete, getLearner } from './completion-queries.ts';
import { completionRule } from './completion-rule.ts';
import { listCompletionFacts } from './completion-facts.ts';

export type CompletionState =
  | { state: 'certified'; number: string; completedOn: string }
  | { state: 'waiting-for-name'; completedOn: string }
  /** Nothing is missing but our making it: a minute, or until there is a key to sign with again. */
  | { state: 'in-preparation'; completedOn: string }
  /** Nothing is missing: at a session's end the worker completes it; of an online course that staff shortened, its learner. */
  | { state: 'ready' }
  | { state: 'not-yet'; missing: string[] };

/** How far one's own seat is from its certificate: it, or the exact thing that is missing. */
export async function findMyCompletion(
  { db, clock }: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<CompletionState, { reason: 'no-such-seat' }>> {
  const seat = await findSeatToComplete(db, seatId);
  if (!seat || seat.learnerId !== viewer.personId) return refuse('no-such-seat');
  const done = await findCompletion(db, seatId);
  if (done) {
    const { number, completedOn } = done;
    if (number) return ok({ state: 'certified', number, completedOn });
    const { certificateNameConfirmedAt } = await getLearner(db, viewer.personId);
    return ok({ state: certificateNameConfirmedAt ? 'in-preparation' : 'waiting-for-name', completedOn });
  }
  const facts = (await listCompletionFacts(db, [seat])).get(seatId);
  if (!facts) throw new Error(`Nothing is known of seat ${seatId}`);
  const verdict = completionRule(facts, { now: clock.now(), inPart: false });
  return ok(verdict.met ? { state: 'ready' } : { state: 'not-yet', missing: verdict.missing });
}
