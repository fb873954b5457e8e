import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findMoney, giveBackSurplus, lowerPrice, mailPayers, type Order } from '#src/orders/index.ts';
import { invoiceTakenBackMail } from './emails/invoice-taken-back.ts';
import { addRestRefunded, cancelSeats } from './seat-change-queries.ts';
import { listSeatsOfOrder } from './seat-queries.ts';

/** `unpaid`: an invoice, by its due day; `rest-unpaid`: what a balance did not cover. */
type WhyTakenBack = 'unpaid' | 'rest-unpaid' | 'given-up';

const reasons: Record<WhyTakenBack, { reason: string; cancelReason: string }> = {
  unpaid: { reason: 'Not paid by the due date', cancelReason: 'invoice-unpaid' },
  'rest-unpaid': { reason: 'The rest was not paid', cancelReason: 'hold-lapsed' },
  'given-up': { reason: 'Given up by the buyer', cancelReason: 'given-up' },
};

/**
 * Takes back what was invoiced for seats that were never confirmed: nothing is owed any more, the adjustment note says so, the seats
 * are free, and what was paid in part goes back the way it came. The order is locked by the caller. Gives the cache tags of
 * the sessions.
 */
export async function takeBackInvoice(
  services: Core,
  trx: Trx,
  order: Order,
  { why, by }: { why: WhyTakenBack; by: Actor },
): Promise<string[]> {
  const at = services.clock.now();
  const { reason, cancelReason } = reasons[why];
  const seats = (await listSeatsOfOrder(trx, order.id)).filter(({ confirmedAt }) => !confirmedAt);
  const held = seats.filter(({ state }) => state === 'held').map(({ id }) => id);
  if (held.length > 0) await cancelSeats(trx, held, at, cancelReason);
  await addRestRefunded(
    trx,
    seats.map(({ id }) => id),
  );
  const { owedCents } = await findMoney(trx, order.id);
  const paper = { orderId: order.id, reason, description: 'Seats that were not taken', detail: null };
  // The note that takes the last of the price takes the GST that is left.
  const noteId =
    owedCents > 0 ? await lowerPrice(services, trx, { ...paper, cents: owedCents, gstCents: order.gstCents }) : null;
  const refundCents = await giveBackSurplus(services, trx, { orderId: order.id, reason, to: 'origin' });
  const subject = { type: 'order', id: order.id };
  await recordInJournal(trx, {
    at,
    by,
    action: 'order.invoice-taken-back',
    subject,
    facts: { why, owedCents, refundCents },
  });
  await mailPayers(services, trx, order, {
    kind: 'invoice-taken-back',
    papers: noteId ? [{ kind: 'tax-document', id: noteId }] : [],
    write: (to) => invoiceTakenBackMail(services.site, { ...order, ...to, why, seats, refundCents }),
  });
  return [...new Set(seats.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : [])))];
}
