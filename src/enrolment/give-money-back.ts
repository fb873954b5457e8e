import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { type MailContent, queueMessage } from '#src/notifications/index.ts';
import { gstOfRefund, issueAdjustmentNote, type Order, orderLink, refreshPaymentState } from '#src/orders/index.ts';
import { listPayments, listRefunds } from '#src/payments/index.ts';
import { paidTooLateMail, paidTwiceMail } from './emails/payment-mails.ts';
import { findMoneyLeft, requestRefundOf } from './request-refund-of.ts';
import { addRefunded, cancelSeats } from './seat-change-queries.ts';
import { listSeatsOfOrder, type SeatDetails } from './seat-queries.ts';

/** Refunds seats that were paid for and cannot be had, as far as their money is still here; each with its adjustment note. */
export async function giveBackSeats(
  services: Core,
  trx: Trx,
  order: Order,
  lost: SeatDetails[],
  by: Actor,
): Promise<void> {
  const at = services.clock.now();
  const reason = 'Paid after the seat was gone';
  const held = lost.filter(({ state }) => state === 'held').map(({ id }) => id);
  if (held.length > 0) await cancelSeats(trx, held, at, 'paid-too-late');
  const moneyLeft = await findMoneyLeft(trx, order.id);
  let refundCents = 0;
  const papers: { kind: 'tax-document'; id: string }[] = [];
  for (const seat of lost) {
    const cents = Math.min(seat.priceCents - seat.refundedCents, moneyLeft - refundCents);
    if (cents <= 0) continue;
    refundCents += cents;
    await addRefunded(trx, seat.id, cents);
    const noteId = await issueAdjustmentNote(services, trx, {
      orderId: order.id,
      reason,
      description: seat.title,
      detail: seat.attendeeName,
      cents,
      gstCents: gstOfRefund(seat, seat.refundedCents, cents),
    });
    if (noteId) papers.push({ kind: 'tax-document', id: noteId });
  }
  if (refundCents === 0) return;
  await sendBack(services, trx, order, { cents: refundCents, reason, action: 'seats.paid-too-late', by });
  await tell(
    services,
    trx,
    order,
    'paid-too-late',
    paidTooLateMail(services.site, facts(services, order, refundCents)),
    papers,
  );
}

/** Refunds what came in above the order's price, because a page that we held for closed was paid on. The price stays. */
export async function giveBackSurplus(services: Core, trx: Trx, order: Order, by: Actor): Promise<void> {
  const sum = (amounts: { amountCents: number }[]) => amounts.reduce((total, each) => total + each.amountCents, 0);
  const paid = sum(await listPayments(trx, order.id));
  if (paid <= order.totalCents) return;
  const seats = await listSeatsOfOrder(trx, order.id);
  const forSeats = seats.reduce((total, { refundedCents }) => total + refundedCents, 0);
  // A refund that failed counts: staff see it, and nobody asks for it again and again.
  const given = Math.max(0, sum(await listRefunds(trx, order.id)) - forSeats);
  const cents = Math.min(paid - order.totalCents - given, await findMoneyLeft(trx, order.id));
  if (cents <= 0) return;
  await sendBack(services, trx, order, { cents, reason: 'Paid twice', action: 'order.paid-twice', by });
  await tell(services, trx, order, 'paid-twice', paidTwiceMail(services.site, facts(services, order, cents)), []);
}

interface Sent {
  cents: number;
  reason: string;
  action: string;
  by: Actor;
}

async function sendBack(services: Core, trx: Trx, order: Order, { cents, reason, action, by }: Sent): Promise<void> {
  const at = services.clock.now();
  await requestRefundOf(trx, { orderId: order.id, cents, reason, at });
  await refreshPaymentState(trx, order.id);
  const subject = { type: 'order', id: order.id };
  await recordInJournal(trx, { at, by, action, subject, facts: { refundCents: cents } });
}

function facts(services: Core, order: Order, refundCents: number) {
  return { ...order, orderUrl: orderLink(services, order), refundCents };
}

async function tell(
  services: Core,
  trx: Trx,
  order: Order,
  kind: string,
  content: MailContent,
  papers: { kind: 'tax-document'; id: string }[],
): Promise<void> {
  await queueMessage(trx, services.clock.now(), {
    kind,
    to: { email: order.buyerEmail, name: order.buyerName },
    about: { type: 'order', id: order.id },
    papers,
    ...content,
  });
}
