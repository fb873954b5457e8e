import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findWaitingFor, waitingActor, type WaitingAccess } from './waiting-access.ts';
import { endOpenOffer } from './waiting-offer-queries.ts';
import { changeEntries, lockWaitingEntry } from './waiting-queries.ts';

/** Takes a party off the list at its own wish; an open offer is declined with it. Leaving twice changes nothing. */
export async function leaveWaitingList(
  services: Core,
  { entryId, access }: { entryId: string; access: WaitingAccess },
): Promise<Result<undefined, { reason: 'waiting-not-found' }>> {
  const entry = await findWaitingFor(services, services.db, entryId, access);
  if (!entry) return refuse('waiting-not-found');
  const result = await inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    // The offer before the entry, as everybody who takes both.
    const offer = await endOpenOffer(trx, entryId, 'declined', at);
    const locked = await lockWaitingEntry(trx, entryId);
    if (!locked || locked.endedAt) return ok(false);
    // An offer made between the two is seen now, because the entry stands still.
    if (locked.state === 'offered' && !offer) await endOpenOffer(trx, entryId, 'declined', at);
    await changeEntries(trx, [entryId], { state: 'left', why: 'left', gathersUntil: null, endedAt: at });
    await recordInJournal(trx, {
      ...{ at, by: waitingActor(entry, access), action: 'waiting.left' },
      subject: { type: 'waiting-entry', id: entryId },
    });
    return ok(true);
  });
  if (result.value) {
    await services.pages.changed(...(entry.sessionId ? [`session:${entry.sessionId}`] : ['courses']));
    await services.worker.wake('offer-seats');
  }
  return ok();
}
