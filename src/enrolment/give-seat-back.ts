import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { findMoney, giveBackSurplus, mailPriceChange, mayKeepAsBalance, type Order } from '#src/orders/index.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { closeUnfitPage } from './close-payment-page.ts';
import { calendarFiles } from './announce-seats.ts';
import { refundMail, seatCancelledMail } from './emails/seat-cancelled.ts';
import { cancelMoveOf } from './move-queries.ts';
import { cancelSeats } from './seat-change-queries.ts';
import { type SeatGuard, seatGuard } from './seat-guard.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { isCancellable, waitsForInvoice } from './seat-state.ts';
import { mostOf, takeSeatOffPrice } from './take-seat-off-price.ts';

export type GiveSeatBackRefused =
  | { reason: 'not-cancellable'; state: string }
  /** More than what is left of the seat's price, or than what the order still costs. */
  | { reason: 'refund-too-large'; mostCents: number };

interface SeatGivenBack {
  seatId: string;
  reason: string;
  refundCents: number | 'all';
  to: 'origin' | 'balance';
  by: Actor;
  guard?: SeatGuard;
}

/**
 * Gives one seat back, inside the transaction of a caller that holds the order's lock and has checked who asks: the seat is
 * free, the order costs less, what is then here for nothing goes back, the note is issued and everybody told. An order that
 * is not paid yet simply owes less, and a seat that waits for its invoice to be paid goes with all of its price. A move that waits for its payment ends with its seat. Twice is refused.
 */
export async function giveSeatBack(
  services: Core,
  trx: Trx,
  order: Order,
  { seatId, reason, refundCents: asked, to: preferred, by, guard = seatGuard }: SeatGivenBack,
): Promise<Result<{ orderId: string }, GiveSeatBackRefused>> {
  const seat = await guard.lockSeat(trx, seatId);
  if (!seat) throw new Error(`Seat ${seatId} is gone`);
  const isWaiting = waitsForInvoice(seat, order);
  if (!isCancellable(seat, order)) return refuse('not-cancellable', { state: seat.state });
  const mostCents = mostOf(seat, await findMoney(trx, order.id));
  // What was never given costs nothing, whatever the policy or staff would keep of a seat.
  const refundCents = asked === 'all' || isWaiting ? mostCents : asked;
  if (refundCents < 0 || refundCents > mostCents) return refuse('refund-too-large', { mostCents });
  // Of somebody else's money no balance is made, whatever was asked for.
  const to = preferred === 'balance' && !(await mayKeepAsBalance(trx, order)) ? 'origin' : preferred;
  const at = services.clock.now();
  await cancelSeats(trx, [seatId], at, reason);
  await cancelMoveOf(trx, seatId, at);
  const cancelled = await findSeat(trx, seatId);
  if (!cancelled) throw new Error(`Seat ${seatId} is gone`);
  const description = `Cancelled: ${cancelled.title}`;
  const { noteId } = await takeSeatOffPrice(services, trx, { seat, cents: refundCents, reason, description });
  const backCents = refundCents > 0 ? await giveBackSurplus(services, trx, { orderId: order.id, reason, to }) : 0;
  await recordInJournal(trx, {
    at,
    by,
    action: 'seat.cancelled',
    subject: { type: 'seat', id: seatId },
    facts: { orderId: order.id, refundCents, backCents },
  });
  const back = { cents: backCents, noteId };
  await tell(services, trx, { order, seat: cancelled, wasHeld: isWaiting, reason, refundCents, to, back });
  return ok({ orderId: order.id });
}

/** Call after the commit: the session's pages, the mails, the money, whoever waits for a seat, and a page to pay the old price. */
export async function tellOfFreedSeat(
  services: Core & { gateway: PaymentGateway },
  { sessionId, orderId, state }: { sessionId: string | null; orderId: string; state: string },
  by: Actor,
): Promise<void> {
  await services.pages.changed(...(sessionId ? [`session:${sessionId}`] : []));
  await services.worker.wake('deliver-messages');
  await services.worker.wake('send-refunds');
  await services.worker.wake('offer-seats');
  // What was paid of an invoice may be enough for the seats that are left of it.
  if (state === 'held') await services.worker.wake('reconcile-payments');
  await closeUnfitPage(services, { orderId, by });
}

interface Told {
  order: Order;
  seat: SeatDetails;
  /** Its attendee has not heard of it yet. */
  wasHeld: boolean;
  reason: string;
  refundCents: number;
  to: 'origin' | 'balance';
  back: { cents: number; noteId: string | null };
}

async function tell(
  services: Core,
  trx: Trx,
  { order, seat, wasHeld, reason, refundCents, to, back }: Told,
): Promise<void> {
  const files = await calendarFiles(services, trx, [seat]);
  const { outstandingCents } = await findMoney(trx, order.id);
  const money = {
    ...{ refundCents, backCents: back.cents, to, hasNote: back.noteId !== null },
    ...{ outstandingCents, dueOn: order.dueOn },
  };
  const { attendeeName, attendeeEmail } = seat;
  await queueMessages(trx, services.clock.now(), [
    // A seat that nobody was named for has nobody to tell but its buyer.
    ...(attendeeEmail && !wasHeld
      ? [
          {
            kind: 'seat-cancelled',
            to: { email: attendeeEmail, name: attendeeName ?? '' },
            about: { type: 'seat' as const, id: seat.id },
            attachments: files.get(seat.id) ?? [],
            ...seatCancelledMail(services.site, { seat, reason }),
          },
        ]
      : []),
  ]);
  await mailPriceChange(services, trx, order, {
    kind: 'seat-refunded',
    papers: back.noteId ? [{ kind: 'tax-document', id: back.noteId }] : [],
    write: (to) => refundMail(services.site, { seat, reason, money, ...to }),
  });
}
