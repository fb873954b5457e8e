import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { findMoney, gstOfRefund, lowerPrice } from '#src/orders/index.ts';
import { addRefunded } from './seat-change-queries.ts';

interface PricedSeat {
  id: string;
  orderId: string;
  attendeeName: string | null;
  priceCents: number;
  gstCents: number;
  refundedCents: number;
}

interface TakenOff {
  /** As it was read under the order's lock. */
  seat: PricedSeat;
  /** All of what may be taken off, unless it is less by a policy or by what staff decided. */
  cents?: number;
  /** Printed on the paper. */
  reason: string;
  description: string;
}

/** The most that may be taken off for a seat: what is left of its price, and no more than the order still costs. */
export function mostOf(seat: { priceCents: number; refundedCents: number }, money: { owedCents: number }): number {
  return Math.max(0, Math.min(seat.priceCents - seat.refundedCents, money.owedCents));
}

/**
 * A seat is given back: its order costs that much less, with the adjustment note where there is an invoice. What was paid of it
 * is then there for nothing, and the caller gives it back. The order is locked by the caller.
 */
export async function takeSeatOffPrice(
  services: Core,
  trx: Trx,
  { seat, cents: asked, reason, description }: TakenOff,
): Promise<{ cents: number; noteId: string | null }> {
  const { id, orderId, attendeeName, refundedCents } = seat;
  const cents = asked ?? mostOf(seat, await findMoney(trx, orderId));
  if (cents === 0) return { cents, noteId: null };
  await addRefunded(trx, id, cents);
  const gstCents = gstOfRefund(seat, refundedCents, cents);
  const change = { orderId, reason, description, detail: attendeeName, cents, gstCents };
  return { cents, noteId: await lowerPrice(services, trx, change) };
}
