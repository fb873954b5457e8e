import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, issueInvoice, lockOrder, type Order, orderLink, refreshPaymentState } from '#src/orders/index.ts';
import {
  endAttempt,
  insertPayment,
  lockAttempt,
  markAttemptPending,
  type PaymentAttempt,
  type ProviderCheckout,
} from '#src/payments/index.ts';
import { ok } from '#src/shared/result.ts';
import { paymentFailedMail, paymentPendingMail } from './emails/payment-mails.ts';
import { heldAfterwards } from './hold.ts';
import { setHolds } from './seat-change-queries.ts';
import { listHeldSeats } from './seat-queries.ts';

/** How a payment stands at the provider. */
export type Settlement = 'open' | 'pending' | 'paid' | 'failed' | 'expired';

interface Settling {
  checkout: ProviderCheckout;
  settlement: Settlement;
  by: Actor;
  guard: SettlementGuard;
}

/** What makes the second of two settlements wait for the first. Only a test that shows what happens without it gives another. */
export interface SettlementGuard {
  /** The attempt as it is once nobody else is at work on it. */
  lock(trx: Trx, attempt: { id: string; orderId: string }): Promise<PaymentAttempt>;
}

export const settlementGuard: SettlementGuard = {
  async lock(trx, { id, orderId }) {
    await lockOrder(trx, orderId);
    return lockAttempt(trx, id);
  },
};

/**
 * Writes what the provider says of one attempt's money, in a transaction of its own; the seats come after it. Rows are
 * locked in the order that everybody keeps: the order, its attempt, sessions, seats, document numbers.
 */
export async function commitMoney(
  services: Core,
  { id, orderId }: PaymentAttempt,
  { checkout, settlement, by, guard }: Settling,
): Promise<void> {
  let freed: string[] = [];
  await inTransaction(services.db, async (trx) => {
    const attempt = await guard.lock(trx, { id, orderId });
    const over = attempt.state === 'succeeded' || attempt.state === 'failed' || attempt.state === 'expired';
    // Money that came is never ignored, not even after we were told that the page had expired.
    if (settlement === 'open' || attempt.state === 'succeeded' || (over && settlement !== 'paid')) return ok();
    if (settlement === 'paid') await receive(services, trx, attempt, checkout, by);
    else if (settlement === 'pending') await wait(services, trx, attempt, checkout);
    else freed = await endUnpaid(services, trx, attempt, settlement, by);
    return ok();
  });
  await services.pages.changed(...freed);
}

/**
 * Ends an attempt that came to nothing: its seats are free from now on, and the buyer may take them again while they are.
 * Seats on an invoice are kept until its due day is over, as before.
 * Give the tags to `pages.changed` after the commit. The order is locked by the caller.
 */
export async function endUnpaid(
  services: Core,
  trx: Trx,
  { id, orderId }: PaymentAttempt,
  state: 'failed' | 'expired',
  by: Actor,
): Promise<string[]> {
  const at = services.clock.now();
  const seats = await listHeldSeats(trx, orderId);
  await endAttempt(trx, id, { state, at });
  await setHolds(trx, orderId, heldAfterwards(await lockOrder(trx, orderId), at));
  await refreshPaymentState(trx, orderId);
  await recordInJournal(trx, {
    at,
    by,
    action: `payment.${state}`,
    subject: { type: 'order', id: orderId },
    facts: { attemptId: id },
  });
  if (state === 'failed') await mail(services, trx, orderId, 'payment-failed', paymentFailedMail);
  return seats.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : []));
}

async function receive(
  services: Core,
  trx: Trx,
  { id, orderId, amountCents }: PaymentAttempt,
  checkout: ProviderCheckout,
  by: Actor,
) {
  const at = services.clock.now();
  const { paymentIntentId } = checkout;
  await endAttempt(trx, id, { state: 'succeeded', at, paymentIntentId });
  await insertPayment(trx, { orderId, attemptId: id, amountCents, paymentIntentId, receivedAt: at });
  await refreshPaymentState(trx, orderId);
  await issueInvoice(services, trx, orderId);
  await recordInJournal(trx, {
    at,
    by,
    action: 'payment.received',
    subject: { type: 'order', id: orderId },
    facts: { amountCents, attemptId: id },
  });
}

async function wait(services: Core, trx: Trx, { id, orderId, state }: PaymentAttempt, checkout: ProviderCheckout) {
  if (state === 'pending') return;
  await markAttemptPending(trx, id, checkout);
  await refreshPaymentState(trx, orderId);
  await mail(services, trx, orderId, 'payment-pending', paymentPendingMail);
}

async function mail(
  services: Core,
  trx: Trx,
  orderId: string,
  kind: string,
  write: typeof paymentFailedMail,
): Promise<void> {
  const order = (await findOrder(trx, orderId)) as Order;
  await queueMessage(trx, services.clock.now(), {
    kind,
    to: { email: order.buyerEmail, name: order.buyerName },
    about: { type: 'order', id: orderId },
    ...write(services.site, { ...order, orderUrl: orderLink(services, order) }),
  });
}
