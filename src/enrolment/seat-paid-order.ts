import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, issueAdjustmentNote, lockOrder, orderLink, refreshPaymentState } from '#src/orders/index.ts';
import { ok } from '#src/shared/result.ts';
import { announceConfirmedSeats } from './announce-seats.ts';
import { countTaken, lockSessions } from './capacity-queries.ts';
import { paidTooLateMail } from './emails/payment-mails.ts';
import { requestRefundOf } from './request-refund-of.ts';
import { addRefunded, cancelSeats, confirmSeats } from './seat-change-queries.ts';
import { listSeatsOfOrder, type SeatDetails } from './seat-queries.ts';
import { listOffers } from './offer-queries.ts';

/**
 * Gives a paid order its seats. A seat whose hold is alive is confirmed as it is; one whose hold had ended takes a free
 * seat if there is one. What cannot be had is refunded at once, because nobody pays for nothing. Twice changes nothing.
 */
export async function seatPaidOrder(services: Core, { orderId, by }: { orderId: string; by: Actor }): Promise<void> {
  const sessionIds = new Set<string>();
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    if (order.paymentState !== 'paid' && order.paymentState !== 'refunding') return ok();
    const seats = await listSeatsOfOrder(trx, orderId);
    const waiting = seats.filter(({ state }) => state === 'held');
    const owedBack = seats.filter(
      ({ state, confirmedAt, refundedCents, priceCents }) =>
        state === 'cancelled' && !confirmedAt && refundedCents < priceCents,
    );
    if (waiting.length === 0 && owedBack.length === 0) return ok();
    const { seated, unseated } = await share(services, trx, waiting);
    for (const { sessionId } of waiting) if (sessionId) sessionIds.add(sessionId);
    const at = services.clock.now();
    if (seated.length > 0) {
      await confirmSeats(
        trx,
        seated.map(({ id }) => id),
        at,
      );
      await recordInJournal(trx, {
        at,
        by,
        action: 'seats.confirmed',
        subject: { type: 'order', id: orderId },
        facts: { seats: seated.length },
      });
      await announceConfirmedSeats(services, trx, orderId);
    }
    const lost = [...unseated, ...owedBack];
    if (lost.length > 0) await giveBack(services, trx, orderId, lost, by);
    return ok();
  });
  await services.pages.changed(...[...sessionIds].map((id) => `session:${id}`));
  await services.worker.wake('deliver-messages');
}

/** Who of the waiting gets a seat: all whose hold is alive, and the others as far as there are free ones. */
async function share(
  services: Core,
  trx: Trx,
  waiting: SeatDetails[],
): Promise<{ seated: SeatDetails[]; unseated: SeatDetails[] }> {
  const now = services.clock.now();
  const open = waiting.filter(({ sessionState }) => sessionState !== 'cancelled');
  const lapsed = open.filter(({ sessionId, holdExpiresAt }) => sessionId && holdExpiresAt && holdExpiresAt <= now);
  const sessionIds = [...new Set(lapsed.flatMap(({ sessionId }) => sessionId ?? []))];
  await lockSessions(trx, sessionIds);
  const [taken, offers] = [
    await countTaken(trx, sessionIds, now),
    await listOffers(trx, { sessionIds, courseIds: [] }),
  ];
  const free = new Map(
    offers.map(({ sessionId, capacity }) => [sessionId, (capacity ?? 0) - (taken.get(sessionId ?? '') ?? 0)]),
  );
  const seated: SeatDetails[] = [];
  for (const seat of open) {
    const left = free.get(seat.sessionId) ?? 0;
    if (!lapsed.includes(seat)) seated.push(seat);
    else if (left > 0) {
      seated.push(seat);
      free.set(seat.sessionId, left - 1);
    }
  }
  return { seated, unseated: waiting.filter((seat) => !seated.includes(seat)) };
}

async function giveBack(services: Core, trx: Trx, orderId: string, lost: SeatDetails[], by: Actor): Promise<void> {
  const at = services.clock.now();
  const reason = 'Paid after the seat was gone';
  const refundCents = lost.reduce((sum, { priceCents, refundedCents }) => sum + priceCents - refundedCents, 0);
  await cancelSeats(
    trx,
    lost.map(({ id }) => id),
    at,
    'paid-too-late',
  );
  await requestRefundOf(trx, { orderId, cents: refundCents, reason, at });
  for (const seat of lost) {
    await addRefunded(trx, seat.id, seat.priceCents - seat.refundedCents);
    const cents = seat.priceCents - seat.refundedCents;
    await issueAdjustmentNote(services, trx, {
      orderId,
      reason,
      description: seat.title,
      detail: seat.attendeeName,
      cents,
      gstCents: seat.gstCents,
    });
  }
  await refreshPaymentState(trx, orderId);
  await recordInJournal(trx, {
    at,
    by,
    action: 'seats.paid-too-late',
    subject: { type: 'order', id: orderId },
    facts: { refundCents },
  });
  const order = await findOrder(trx, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  await queueMessage(trx, at, {
    kind: 'paid-too-late',
    to: { email: order.buyerEmail, name: order.buyerName },
    about: { type: 'order', id: orderId },
    ...paidTooLateMail(services.site, { ...order, orderUrl: orderLink(services, order), refundCents }),
  });
}
