import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findWaitingFor, waitingActor, type WaitingAccess } from './waiting-access.ts';
import { endOpenOffer, findLastOffer } from './waiting-offer-queries.ts';
import { changeEntries } from './waiting-queries.ts';

type DeclineOfferRefused = { reason: 'waiting-not-found' } | { reason: 'offer-over'; outcome: string };

/**
 * Gives offered places up at once, so that whoever is next need not wait for the offer to run out. The party leaves the list.
 * Declining twice changes nothing; an offer that was taken or ran out is refused.
 */
export async function declineOffer(
  services: Core,
  { entryId, access }: { entryId: string; access: WaitingAccess },
): Promise<Result<undefined, DeclineOfferRefused>> {
  const entry = await findWaitingFor(services, services.db, entryId, access);
  if (!entry) return refuse('waiting-not-found');
  const result = await inTransaction(services.db, async (trx): Promise<Result<string | null, DeclineOfferRefused>> => {
    const at = services.clock.now();
    const ended = await endOpenOffer(trx, entryId, 'declined', at);
    if (!ended) {
      const outcome = (await findLastOffer(trx, entryId))?.outcome ?? 'none';
      return outcome === 'declined' ? ok(null) : refuse('offer-over', { outcome });
    }
    await changeEntries(trx, [entryId], { state: 'declined', why: 'declined', endedAt: at });
    await recordInJournal(trx, {
      ...{ at, by: waitingActor(entry, access), action: 'waiting.declined' },
      ...{ subject: { type: 'waiting-entry', id: entryId }, facts: { offerId: ended.id, sessionId: ended.sessionId } },
    });
    return ok(ended.sessionId);
  });
  if (!result.ok) return result;
  if (result.value) {
    await services.pages.changed(`session:${result.value}`);
    await services.worker.wake('offer-seats');
  }
  return ok();
}
