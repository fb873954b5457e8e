import { isCounterStaff } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findWaitingFor, waitingActor, type WaitingAccess } from './waiting-access.ts';
import { isWaitingKey } from './waiting-link.ts';
import { changeEntries, lockWaitingEntry } from './waiting-queries.ts';

type ConfirmWaitingRefused = { reason: 'waiting-not-found' } | { reason: 'waiting-over' };

/**
 * Whoever has the e-mail says that they wait, by the link that was mailed there: from now on the party stands in the queue,
 * behind those who are in it. Twice changes nothing.
 */
export async function confirmWaiting(
  services: Core,
  { entryId, access }: { entryId: string; access: WaitingAccess },
): Promise<Result<undefined, ConfirmWaitingRefused>> {
  const entry = await findWaitingFor(services, services.db, entryId, access);
  if (!entry || !hasShownEmail(services, entryId, access)) return refuse('waiting-not-found');
  const result = await inTransaction(services.db, async (trx): Promise<Result<boolean, ConfirmWaitingRefused>> => {
    const at = services.clock.now();
    const locked = await lockWaitingEntry(trx, entryId);
    if (!locked || locked.endedAt) return refuse('waiting-over');
    if (locked.confirmedAt) return ok(false);
    await changeEntries(trx, [entryId], { confirmedAt: at, queuedAt: at });
    const { party, courseId, sessionId } = locked;
    await recordInJournal(trx, {
      ...{ at, by: waitingActor(entry, access), action: 'waiting.joined' },
      ...{ subject: { type: 'waiting-entry', id: entryId }, facts: { party, courseId, sessionId } },
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

function hasShownEmail(services: Pick<Core, 'signature'>, entryId: string, { viewer, key }: WaitingAccess): boolean {
  if (key && isWaitingKey(services, entryId, key)) return true;
  return viewer !== null && (viewer.emailVerified || isCounterStaff(viewer));
}
