import type { Core } from '#src/core.ts';
import { cancelOneSeat } from './cancel-seat.ts';
import { onItsOwn } from './on-its-own.ts';
import { listSeatsInCancelledSessions } from './seat-queries.ts';

const batchSize = 100;
const reason = 'We had to cancel this session.';

/**
 * When the provider has cancelled a session, gives every seat in it back with all of its price that has not gone back yet.
 * One transaction a seat, so that a process that dies halfway leaves the rest for the next call. Gives how many seats were
 * cancelled.
 */
export async function cancelSeatsOfCancelledSessions(services: Core): Promise<number> {
  let cancelled = 0;
  for (const seatId of await listSeatsInCancelledSessions(services.db, batchSize)) {
    const cancellation = { seatId, reason, refundCents: 'all' as const };
    const result = await onItsOwn(services, { seatId }, () =>
      cancelOneSeat(services, cancellation, { kind: 'system' }),
    );
    if (result?.ok) cancelled += 1;
    else if (result) services.log.error({ seatId, reason: result.reason }, 'a seat could not be given back');
  }
  return cancelled;
}
