import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findWaitingFor, waitingActor, type WaitingAccess } from './waiting-access.ts';
import { changeEntries, lockWaitingEntry } from './waiting-queries.ts';

type LowerWaitingPartyRefused =
  | { reason: 'waiting-not-found' }
  | { reason: 'waiting-over' }
  /** An open offer is for the party as it was: it is taken for fewer at the checkout. */
  | { reason: 'offer-open' }
  | { reason: 'party-not-smaller'; party: number };

/** Waits for fewer people from now on, and keeps its place: a larger party would push others back. The same again changes nothing. */
export async function lowerWaitingParty(
  services: Core,
  { entryId, party, access }: { entryId: string; party: number; access: WaitingAccess },
): Promise<Result<undefined, LowerWaitingPartyRefused>> {
  const entry = await findWaitingFor(services, services.db, entryId, access);
  if (!entry) return refuse('waiting-not-found');
  const result = await inTransaction(services.db, async (trx): Promise<Result<boolean, LowerWaitingPartyRefused>> => {
    const locked = await lockWaitingEntry(trx, entryId);
    if (!locked || locked.endedAt) return refuse('waiting-over');
    if (locked.state === 'offered') return refuse('offer-open');
    if (party === locked.party) return ok(false);
    if (!Number.isInteger(party) || party < 1 || party > locked.party)
      return refuse('party-not-smaller', { party: locked.party });
    await changeEntries(trx, [entryId], { party });
    await recordInJournal(trx, {
      ...{ at: services.clock.now(), by: waitingActor(entry, access), action: 'waiting.party-lowered' },
      ...{ subject: { type: 'waiting-entry', id: entryId }, facts: { from: locked.party, to: party } },
    });
    return ok(true);
  });
  if (!result.ok) return result;
  if (result.value) {
    await services.pages.changed(...(entry.sessionId ? [`session:${entry.sessionId}`] : ['courses']));
    await services.worker.wake('offer-seats');
  }
  return ok();
}
