import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import {
  findMoney,
  giveBackSurplus,
  gstOfRefund,
  lockOrder,
  lowerPrice,
  type Order,
  orderLink,
} from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { calendarFiles } from './announce-seats.ts';
import { refundMail, seatCancelledMail } from './emails/seat-cancelled.ts';
import { addRefunded, cancelSeats, lockSeat } from './seat-change-queries.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { maySeatBecome } from './seat-state.ts';

export type CancelSeatRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'not-cancellable'; state: string }
  /** More than what is left of the seat's price, or than what the order still costs. */
  | { reason: 'refund-too-large'; mostCents: number };

interface Cancellation {
  seatId: string;
  /** Read by the learner and the buyer. */
  reason: string;
  /** What the price falls by: 0 to what is left of the seat's and of the order's; `all` of that. Money goes back as far as it came. */
  refundCents: number | 'all';
}

/**
 * Staff give a seat back: the seat is free at once, the refund is asked for, the adjustment note issued and everybody told,
 * all in one transaction. The money is sent after it. A seat that is cancelled already is refused, so twice refunds once.
 */
export async function cancelSeat(
  services: Core,
  { by, ...cancellation }: Cancellation & { by: Viewer },
): Promise<Result<{ orderId: string }, CancelSeatRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return cancelOneSeat(services, cancellation, { kind: 'person', personId: by.personId });
}

/** The same for whoever has checked that it may be done: staff above, the system when a session is cancelled. */
export async function cancelOneSeat(
  services: Core,
  cancellation: Cancellation,
  by: Actor,
): Promise<Result<{ orderId: string }, CancelSeatRefused>> {
  const found = await findSeat(services.db, cancellation.seatId);
  if (!found) return refuse('not-found');
  const result = await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, found.orderId);
    return cancelLocked(services, trx, order, cancellation, by);
  });
  if (!result.ok) return result;
  await services.pages.changed(...(found.sessionId ? [`session:${found.sessionId}`] : []));
  await services.worker.wake('deliver-messages');
  if (cancellation.refundCents !== 0) await services.worker.wake('send-refunds');
  return result;
}

async function cancelLocked(
  services: Core,
  trx: Trx,
  order: Order,
  { seatId, reason, refundCents: asked }: Cancellation,
  by: Actor,
): Promise<Result<{ orderId: string }, CancelSeatRefused>> {
  const seat = await lockSeat(trx, seatId);
  if (!seat) return refuse('not-found');
  if (seat.state === 'held' || !maySeatBecome(seat.state, 'cancelled'))
    return refuse('not-cancellable', { state: seat.state });
  const mostCents = Math.min(seat.priceCents - seat.refundedCents, (await findMoney(trx, order.id)).owedCents);
  const refundCents = asked === 'all' ? mostCents : asked;
  if (refundCents < 0 || refundCents > mostCents) return refuse('refund-too-large', { mostCents });
  const at = services.clock.now();
  await cancelSeats(trx, [seatId], at, reason);
  const cancelled = await findSeat(trx, seatId);
  if (!cancelled) throw new Error(`Seat ${seatId} is gone`);
  const noteId =
    refundCents > 0 ? await refund(services, trx, order, { ...seat, details: cancelled, reason, refundCents }) : null;
  await recordInJournal(trx, {
    at,
    by,
    action: 'seat.cancelled',
    subject: { type: 'seat', id: seatId },
    facts: { orderId: order.id, refundCents },
  });
  await tell(services, trx, { order, seat: cancelled, reason, refundCents, noteId });
  return ok({ orderId: order.id });
}

interface RefundFacts {
  id: string;
  priceCents: number;
  gstCents: number;
  refundedCents: number;
  details: SeatDetails;
  reason: string;
  refundCents: number;
}

async function refund(services: Core, trx: Trx, order: Order, seat: RefundFacts): Promise<string | null> {
  const { id, refundCents, refundedCents, reason, details } = seat;
  await addRefunded(trx, id, refundCents);
  const noteId = await lowerPrice(services, trx, {
    orderId: order.id,
    reason,
    description: `Cancelled: ${details.title}`,
    detail: details.attendeeName,
    cents: refundCents,
    gstCents: gstOfRefund(seat, refundedCents, refundCents),
  });
  await giveBackSurplus(services, trx, { orderId: order.id, reason, to: 'origin' });
  return noteId;
}

interface Told {
  order: Order;
  seat: SeatDetails;
  reason: string;
  refundCents: number;
  noteId: string | null;
}

async function tell(services: Core, trx: Trx, { order, seat, reason, refundCents, noteId }: Told): Promise<void> {
  const files = await calendarFiles(services, trx, [seat]);
  const orderUrl = orderLink(services, order);
  await queueMessages(trx, services.clock.now(), [
    {
      kind: 'seat-cancelled',
      to: { email: seat.attendeeEmail ?? order.buyerEmail, name: seat.attendeeName ?? order.buyerName },
      about: { type: 'seat', id: seat.id },
      attachments: files.get(seat.id) ?? [],
      ...seatCancelledMail(services.site, { seat, reason }),
    },
    {
      kind: 'seat-refunded',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: order.id },
      papers: noteId ? [{ kind: 'tax-document', id: noteId }] : [],
      ...refundMail(services.site, { seat, reason, refundCents, buyerName: order.buyerName, orderUrl }),
    },
  ]);
}
