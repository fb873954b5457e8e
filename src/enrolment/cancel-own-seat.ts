import type { Core } from '#src/core.ts';
import { inTransactionUnlessBusy } from '#src/database.ts';
import { lockOrder } from '#src/orders/index.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { giveSeatBack, type GiveSeatBackRefused, tellOfFreedSeat } from './give-seat-back.ts';
import { actorOf, type OrderAccess } from './order-access.ts';
import { reachSeat } from './seat-access.ts';
import { quoteSeat, type SeatCancellationRefused } from './seat-cancellation.ts';
import { lockSeat } from './seat-change-queries.ts';
import { findSeat } from './seat-queries.ts';

export type CancelOwnSeatRefused =
  | SeatCancellationRefused
  | GiveSeatBackRefused
  | { reason: 'busy' }
  /** Time has gone by, or the seat's price has changed: nothing was done, and the new amounts are to be shown. */
  | { reason: 'quote-changed'; refundCents: number; backCents: number };

interface OwnCancellation {
  orderId: string;
  seatId: string;
  access: OrderAccess;
  /** The amounts that were on the screen. */
  expected: { refundCents: number; backCents: number };
  /** Balance only because the payer chose it. */
  to: 'origin' | 'balance';
}

const reason = 'Cancelled by the buyer';

/**
 * Whoever paid gives a seat back under the policy it was sold with, for the very amounts they were shown: should these have
 * changed meanwhile nothing happens and they are asked again. Sent twice, the second is refused: the seat is cancelled.
 */
export async function cancelOwnSeat(
  services: Core & { gateway: PaymentGateway },
  { orderId, seatId, access, expected, to }: OwnCancellation,
): Promise<Result<{ orderId: string }, CancelOwnSeatRefused>> {
  const reached = await reachSeat(services, services.db, seatId, access);
  if (reached?.role !== 'payer' || reached.order.id !== orderId) return refuse('not-found');
  const result = await inTransactionUnlessBusy(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    // The seat is read after its lock: a move or another cancellation may have been a moment ahead.
    await lockSeat(trx, seatId);
    const seat = await findSeat(trx, seatId);
    if (!seat) return refuse('not-found');
    const quote = await quoteSeat(trx, { seat, order }, services.clock.now());
    if (!quote.ok) return quote;
    const { refundCents, backCents } = quote.value;
    if (refundCents !== expected.refundCents || backCents !== expected.backCents)
      return refuse('quote-changed', { refundCents, backCents });
    return giveSeatBack(services, trx, order, { seatId, reason, refundCents, to, by: actorOf(orderId, access) });
  });
  if (result.ok) await tellOfFreedSeat(services, reached.seat, actorOf(orderId, access));
  return result;
}
