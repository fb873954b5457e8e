import type { Core } from '#src/core.ts';
import { cancelOneSeat } from './cancel-seat.ts';
import { findSeat, listSeatsInCancelledSessions } from './seat-queries.ts';

const batchSize = 100;

/**
 * When the provider has cancelled a session, gives every seat in it back with its whole price. One transaction a seat, so
 * that a process that dies halfway leaves the rest for the next call. Gives how many seats were cancelled.
 */
export async function cancelSeatsOfCancelledSessions(services: Core): Promise<number> {
  let cancelled = 0;
  for (const seatId of await listSeatsInCancelledSessions(services.db, batchSize)) {
    const seat = await findSeat(services.db, seatId);
    if (!seat) continue;
    const result = await cancelOneSeat(
      services,
      { seatId, reason: 'We had to cancel this session.', refundCents: seat.priceCents - seat.refundedCents },
      { kind: 'system' },
    );
    if (result.ok) cancelled += 1;
    else services.log.error({ seatId, reason: result.reason }, 'a seat in a cancelled session could not be given back');
  }
  return cancelled;
}
