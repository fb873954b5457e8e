import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { type MailContent, queueMessage } from '#src/notifications/index.ts';
import { giveBackSurplus, type Order, orderLink } from '#src/orders/index.ts';
import { paidTooLateMail, paidTwiceMail } from './emails/payment-mails.ts';
import { cancelSeats } from './seat-change-queries.ts';
import type { SeatDetails } from './seat-queries.ts';
import { takeSeatOffPrice } from './take-seat-off-price.ts';

/**
 * Takes seats that were paid for and cannot be had off the price, each with its adjustment note; what was paid for them goes
 * back. A seat that was to take another's place was never part of the price: that other one stays.
 */
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
  const papers: { kind: 'tax-document'; id: string }[] = [];
  for (const seat of lost.filter(({ replacesSeatId }) => !replacesSeatId)) {
    const { noteId } = await takeSeatOffPrice(services, trx, { seat, reason, description: seat.title });
    if (noteId) papers.push({ kind: 'tax-document', id: noteId });
  }
  if (lost.length === 0) return;
  const mail = { kind: 'paid-too-late', content: paidTooLateMail, papers };
  await sendBack(services, trx, order, { reason, action: 'seats.paid-too-late', by, mail });
}

/** What came in above the order's price goes back: a page that we held for closed was paid on. The price stays. */
export async function giveBackWhatWasPaidTwice(services: Core, trx: Trx, order: Order, by: Actor): Promise<void> {
  const mail = { kind: 'paid-twice', content: paidTwiceMail, papers: [] };
  await sendBack(services, trx, order, { reason: 'Paid twice', action: 'order.paid-twice', by, mail });
}

interface SentBack {
  reason: string;
  action: string;
  by: Actor;
  mail: {
    kind: string;
    content: (site: Core['site'], facts: Order & { orderUrl: string; refundCents: number }) => MailContent;
    papers: { kind: 'tax-document'; id: string }[];
  };
}

async function sendBack(services: Core, trx: Trx, order: Order, { reason, action, by, mail }: SentBack): Promise<void> {
  const at = services.clock.now();
  const refundCents = await giveBackSurplus(services, trx, { orderId: order.id, reason, to: 'origin' });
  if (refundCents === 0) return;
  await recordInJournal(trx, { at, by, action, subject: { type: 'order', id: order.id }, facts: { refundCents } });
  await queueMessage(trx, at, {
    kind: mail.kind,
    to: { email: order.buyerEmail, name: order.buyerName },
    about: { type: 'order', id: order.id },
    papers: mail.papers,
    ...mail.content(services.site, { ...order, orderUrl: orderLink(services, order), refundCents }),
  });
}
