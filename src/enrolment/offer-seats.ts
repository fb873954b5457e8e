import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx } from '#src/database.ts';
import { ok } from '#src/shared/result.ts';
import { lockSessions } from './capacity-queries.ts';
import { endDeadEntries } from './end-dead-entries.ts';
import { endDeadOffers } from './end-dead-offers.ts';
import { onItsOwn } from './on-its-own.ts';
import { takeQueueSteps } from './take-queue-steps.ts';
import { usualWaitingTimes, walkQueue } from './waiting-rules.ts';
import { countFreePlaces, findSessionToOffer, listSessionsWaitedFor, lockQueue } from './waiting-queue-queries.ts';

/** More parties than one look can serve are served by the next, a minute later. */
const longestLook = 100;

/**
 * The worker's duty on the waiting list: ends what is over, lets offers run out, and offers free places to whoever is next,
 * one session after another, the soonest first. Done twice it finds nothing to do; a process that dies leaves the rest for
 * the next look.
 */
export async function offerSeats(services: Core): Promise<void> {
  await endDeadOffers(services);
  await endDeadEntries(services);
  for (const sessionId of await listSessionsWaitedFor(services.db, services.clock.now())) {
    await onItsOwn(services, { sessionId }, () => offerSeatsOf(services, sessionId));
  }
}

/** Offers what is free in one session to its queue. Gives how many offers were made. */
async function offerSeatsOf(services: Core, sessionId: string): Promise<number> {
  const made = await inTransaction(services.db, async (trx) => ok(await walk(services, trx, sessionId))).catch(
    (error: unknown) => {
      // Somebody is booking in it right now. The next look is a minute away.
      if (isLockTimeout(error)) return ok(0);
      throw error;
    },
  );
  if (made.value > 0) {
    await services.pages.changed(`session:${sessionId}`);
    await services.worker.wake('deliver-messages');
  }
  return made.value;
}

async function walk(services: Core, trx: Trx, sessionId: string): Promise<number> {
  await lockSessions(trx, [sessionId]);
  // The clock and the counts are read after the lock: they see what whoever had it before us did.
  const now = services.clock.now();
  const session = await findSessionToOffer(trx, sessionId, now);
  if (!session) return 0;
  const queue = await lockQueue(trx, sessionId, longestLook);
  const free = queue.length > 0 ? await countFreePlaces(trx, session.id, now) : 0;
  const times = services.site.waiting ?? usualWaitingTimes;
  const steps = walkQueue(queue, { free, now, startsAt: session.startsAt, times });
  await takeQueueSteps(services, trx, { steps, session, now, times });
  return steps.filter((step) => step.do !== 'gather').length;
}
