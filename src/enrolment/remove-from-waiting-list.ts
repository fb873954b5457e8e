import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { endEntries } from './end-entries.ts';
import { endOpenOffer } from './waiting-offer-queries.ts';
import { findWaitingEntry } from './waiting-queries.ts';

export type RemoveFromWaitingListRefused =
  { reason: 'not-allowed' } | { reason: 'waiting-not-found' } | { reason: 'reason-missing' };

/** Staff take a party off the list for a reason that it reads; an open offer is withdrawn with it. Twice changes nothing. */
export async function removeFromWaitingList(
  services: Core,
  { entryId, reason: said, by }: { entryId: string; reason: string; by: Viewer },
): Promise<Result<{ changed: boolean }, RemoveFromWaitingListRefused>> {
  const entry = await findWaitingEntry(services.db, entryId);
  if (!entry) return refuse('waiting-not-found');
  if (!mayEdit(by, entry.courseId)) return refuse('not-allowed');
  const reason = said.trim();
  if (!reason) return refuse('reason-missing');
  const result = await inTransaction(services.db, async (trx) => {
    await endOpenOffer(trx, entryId, 'withdrawn', services.clock.now());
    const actor = { kind: 'person', personId: by.personId } as const;
    return ok((await endEntries(services, trx, [entryId], 'removed', { reason, by: actor })).length > 0);
  });
  if (result.value) {
    await services.pages.changed('courses', ...(entry.sessionId ? [`session:${entry.sessionId}`] : []));
    await services.worker.wake('deliver-messages');
    await services.worker.wake('offer-seats');
  }
  return ok({ changed: result.value });
}
