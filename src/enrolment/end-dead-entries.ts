import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { endEntries } from './end-entries.ts';
import { onItsOwn } from './on-its-own.ts';
import { deleteUnconfirmedEntries, listDeadEntries } from './waiting-end-queries.ts';
import type { EndedWhy } from './waiting-words.ts';

const batchSize = 500;

/** So long somebody may take to confirm that they wait. */
const confirmMinutes = 7 * 24 * 60;

/**
 * Ends the waiting of those who cannot get a seat any more: their session was cancelled or closed or begins within the hour,
 * their own date has passed, or the course is not offered. One transaction a course and reason. A place that nobody confirmed is forgotten after a week.
 */
export async function endDeadEntries(services: Core): Promise<void> {
  const now = services.clock.now();
  await deleteUnconfirmedEntries(services.db, addMinutes(now, -confirmMinutes));
  const dead = await listDeadEntries(services.db, now, batchSize);
  const groups = Map.groupBy(dead, ({ courseId, why }) => `${courseId} ${why}`);
  for (const group of groups.values()) {
    const why = group[0]?.why as EndedWhy;
    const ids = group.map(({ id }) => id);
    await onItsOwn(services, { why, entryIds: ids.join(' ') }, () =>
      inTransaction(services.db, async (trx) => ok(await endEntries(services, trx, ids, why))),
    );
  }
  if (dead.length > 0) await services.worker.wake('deliver-messages');
}
