import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransactionUnlessBusy } from '#src/database.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { giveSeatBack, type GiveSeatBackRefused, tellOfFreedSeat } from './give-seat-back.ts';
import { type SeatGuard, seatGuard } from './seat-guard.ts';
import { findSeat } from './seat-queries.ts';

export type CancelSeatRefused =
  { reason: 'not-allowed' } | { reason: 'not-found' } | { reason: 'busy' } | GiveSeatBackRefused;

interface Cancellation {
  seatId: string;
  /** Read by the learner and the buyer. */
  reason: string;
  /** What the price falls by: 0 to what is left of the seat's and of the order's; `all` of that. Money goes back as far as it came. */
  refundCents: number | 'all';
  /** Where the money goes: the way it came, unless whoever paid prefers to keep it as a balance. */
  to?: 'origin' | 'balance';
}

/**
 * Staff give a seat back: the seat is free at once, the refund is asked for, the adjustment note issued and everybody told,
 * all in one transaction. The money is sent after it. A seat that is cancelled already is refused, so twice refunds once.
 */
export async function cancelSeat(
  services: Core & { gateway: PaymentGateway },
  { by, ...cancellation }: Cancellation & { by: Viewer },
  guard: SeatGuard = seatGuard,
): Promise<Result<{ orderId: string }, CancelSeatRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return cancelOneSeat(services, { ...cancellation, guard }, { kind: 'person', personId: by.personId });
}

/** The same for whoever has checked that it may be done. */
export async function cancelOneSeat(
  services: Core & { gateway: PaymentGateway },
  { seatId, reason, refundCents, to = 'origin', guard = seatGuard }: Cancellation & { guard?: SeatGuard },
  by: Actor,
): Promise<Result<{ orderId: string }, CancelSeatRefused>> {
  const found = await findSeat(services.db, seatId);
  if (!found) return refuse('not-found');
  const result = await inTransactionUnlessBusy(services.db, async (trx) => {
    const order = await guard.lockOrder(trx, found.orderId);
    return giveSeatBack(services, trx, order, { seatId, reason, refundCents, to, by, guard });
  });
  if (result.ok) await tellOfFreedSeat(services, found, by);
  return result;
}
