import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { silenceSeconds } from './heartbeat.ts';
import { addPresenceEvents, endStays, lockSilentStays } from './presence-queries.ts';

/** So many in one transaction: a large webinar ends for everybody at once. */
const atOnce = 200;

/** Ends the stays of pages that were closed: the learner was there until the last report. Safe to run at any time. */
export async function closeSilentStays(services: Core): Promise<void> {
  const now = services.clock.now();
  const since = addMinutes(now, -silenceSeconds / 60);
  let closed = atOnce;
  while (closed === atOnce) {
    const done = await inTransaction(services.db, async (trx) => {
      const stays = await lockSilentStays(trx, { since, limit: atOnce });
      await addPresenceEvents(
        trx,
        stays.map(({ lastSeenAt, ...stay }) => ({ ...stay, kind: 'out', at: lastSeenAt })),
        now,
      );
      await endStays(trx, stays);
      return ok(stays.length);
    });
    closed = done.value;
    // The end of a stay may be the last thing that a certificate waited for.
    if (closed > 0) await services.worker.wake('issue-certificates');
  }
}
