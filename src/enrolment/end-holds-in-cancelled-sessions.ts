import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findMoney, isSecured, listTaxDocuments, lockOrder, mailPriceChange, type Order } from '#src/orders/index.ts';
import { findLiveAttempt, type PaymentGateway } from '#src/payments/index.ts';
import { ok } from '#src/shared/result.ts';
import { closePaymentPage } from './close-payment-page.ts';
import { endUnpaid } from './commit-money.ts';
import { holdEndedMail } from './emails/session-changed.ts';
import { onItsOwn } from './on-its-own.ts';
import { cancelSeats } from './seat-change-queries.ts';
import { listSeatsOfOrder, type SeatDetails } from './seat-queries.ts';
import { listOrdersHoldingInCancelledSessions } from './session-change-queries.ts';
import { takeSeatOffPrice } from './take-seat-off-price.ts';

type Services = Core & { gateway: PaymentGateway };

const by = { kind: 'system' } as const;
const batchSize = 100;

/**
 * Ends the unpaid holds in sessions that were cancelled, so that nobody pays for one: an open payment page is closed first.
 * Should it have been paid on a moment ago, the money is taken in and the seat of the cancelled session goes back with it. A
 * bank debit that is on its way is waited for.
 */
export async function endHoldsInCancelledSessions(services: Services): Promise<void> {
  for (const orderId of await listOrdersHoldingInCancelledSessions(services.db, batchSize)) {
    await onItsOwn(services, { orderId }, () => endHolds(services, orderId));
  }
}

async function endHolds(services: Services, orderId: string): Promise<void> {
  const attempt = await findLiveAttempt(services.db, orderId);
  if (attempt?.state === 'pending') return;
  if (attempt?.providerCheckoutId) {
    const closed = await closePaymentPage(services, { checkoutId: attempt.providerCheckoutId, by });
    if (!closed.ok && closed.reason !== 'unknown-checkout') return;
  }
  let freed: string[] = [];
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const live = await findLiveAttempt(trx, orderId);
    if (live && live.state !== 'creating') return ok();
    // Paid, but not seated yet: that is for whoever seats it, who gives back what cannot be had.
    if (isSecured(order, await findMoney(trx, orderId))) return ok();
    const lost = (await listSeatsOfOrder(trx, orderId)).filter(
      ({ state, sessionState }) => state === 'held' && sessionState === 'cancelled',
    );
    if (lost.length === 0) return ok();
    // With the page that was never opened end the holds of the order's other sessions, too: nobody is paying for them.
    if (live) freed = await endUnpaid(services, trx, live, 'expired', by);
    await letGo(services, trx, order, lost);
    return ok();
  });
  await services.pages.changed(...freed);
  await services.worker.wake('deliver-messages');
}

async function letGo(services: Core, trx: Trx, order: Order, lost: SeatDetails[]): Promise<void> {
  const at = services.clock.now();
  await cancelSeats(
    trx,
    lost.map(({ id }) => id),
    at,
    'session-cancelled',
  );
  const isInvoiced = (await listTaxDocuments(trx, order.id)).length > 0;
  // What was invoiced is owed until a note says otherwise; a booking that was never paid just lapses.
  const notes: string[] = [];
  const invoiced = isInvoiced ? lost.filter(({ replacesSeatId }) => !replacesSeatId) : [];
  for (const seat of invoiced) {
    const paper = { reason: 'The session was cancelled', description: `Cancelled: ${seat.title}` };
    const { noteId } = await takeSeatOffPrice(services, trx, { seat, ...paper });
    if (noteId) notes.push(noteId);
  }
  await recordInJournal(trx, {
    at,
    by,
    action: 'seats.let-go',
    subject: { type: 'order', id: order.id },
    facts: { seats: lost.length },
  });
  const papers = notes.map((id) => ({ kind: 'tax-document' as const, id }));
  const { reference } = order;
  await mailPriceChange(services, trx, order, {
    kind: 'hold-ended',
    papers,
    write: (to) => holdEndedMail(services.site, { reference, seats: lost, hasNote: papers.length > 0, ...to }),
  });
}
