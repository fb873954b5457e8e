import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, issueInvoice, type Order, orderLink, refreshPaymentState } from '#src/orders/index.ts';
import {
  endAttempt,
  findAttempt,
  findAttemptByCheckout,
  type GatewayUnavailable,
  insertPayment,
  lockAttempt,
  markAttemptPending,
  openAttempt,
  type PaymentAttempt,
  type PaymentGateway,
  type ProviderCheckout,
} from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { paymentFailedMail, paymentPendingMail } from './emails/payment-mails.ts';
import { setHolds } from './seat-change-queries.ts';
import { listHeldSeats } from './seat-queries.ts';
import { seatPaidOrder } from './seat-paid-order.ts';

export type Settlement = 'open' | 'pending' | 'paid' | 'failed' | 'expired';

export type SettlePaymentRefused =
  | GatewayUnavailable
  /** The provider has no such checkout, or it is not one of ours. */
  | { reason: 'unknown-checkout' }
  /** Amount, currency or order are not what we asked for: nothing is fulfilled, staff are told. */
  | { reason: 'payment-mismatch' };

/**
 * Brings an order in step with what the provider says of one checkout, however often and in whatever order it is called:
 * by the webhook, by the page the buyer returns to, by reconciliation. It reads the object again, commits the money first
 * and then, in a second transaction, the seats.
 */
export async function settlePayment(
  services: Core & { gateway: PaymentGateway },
  { checkoutId, by }: { checkoutId: string; by: Actor },
): Promise<Result<{ orderId: string; settlement: Settlement }, SettlePaymentRefused>> {
  const found = await services.gateway.findCheckout(checkoutId);
  if (!found.ok) return found;
  const checkout = found.value;
  const attempt = checkout && (await attemptOf(services, checkout));
  if (!checkout || !attempt) return refuse('unknown-checkout');
  if (!isWhatWeAskedFor(attempt, checkout)) return reportMismatch(services, attempt, checkout, by);
  const settlement = settlementOf(checkout);
  await commitMoney(services, attempt, checkout, settlement, by);
  if (settlement === 'paid') await seatPaidOrder(services, { orderId: attempt.orderId, by });
  if (settlement !== 'open') await services.worker.wake('deliver-messages');
  return ok({ orderId: attempt.orderId, settlement });
}

/** By the checkout's id, or by the attempt it names: its creation may have been answered to a process that died. */
async function attemptOf({ db }: Core, checkout: ProviderCheckout): Promise<PaymentAttempt | undefined> {
  const known = await findAttemptByCheckout(db, checkout.id);
  if (known || !checkout.attemptId) return known;
  const named = await findAttempt(db, checkout.attemptId);
  if (named?.state === 'creating') await openAttempt(db, named.id, checkout);
  return named?.providerCheckoutId ? undefined : named;
}

function isWhatWeAskedFor(attempt: PaymentAttempt, checkout: ProviderCheckout): boolean {
  const { amountCents, currency, orderId } = checkout;
  return amountCents === attempt.amountCents && currency.toLowerCase() === 'aud' && orderId === attempt.orderId;
}

function settlementOf({ state, payment }: ProviderCheckout): Settlement {
  if (payment === 'paid' || payment === 'failed' || payment === 'pending') return payment;
  return state === 'expired' ? 'expired' : 'open';
}

async function reportMismatch(services: Core, attempt: PaymentAttempt, checkout: ProviderCheckout, by: Actor) {
  services.log.error({ attemptId: attempt.id, checkoutId: checkout.id }, 'a payment is not what was asked for');
  await services.db.transaction().execute((trx) =>
    recordInJournal(trx, {
      at: services.clock.now(),
      by,
      action: 'payment.mismatch',
      subject: { type: 'order', id: attempt.orderId },
      facts: { checkoutId: checkout.id, askedCents: attempt.amountCents, saidCents: checkout.amountCents },
    }),
  );
  return refuse('payment-mismatch');
}

async function commitMoney(
  services: Core,
  { id }: PaymentAttempt,
  checkout: ProviderCheckout,
  settlement: Settlement,
  by: Actor,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const attempt = await lockAttempt(trx, id);
    const over = attempt.state === 'succeeded' || attempt.state === 'failed' || attempt.state === 'expired';
    // Money that came is never ignored, not even after we were told that the page had expired.
    if (settlement === 'open' || attempt.state === 'succeeded' || (over && settlement !== 'paid')) return ok();
    if (settlement === 'paid') await receive(services, trx, attempt, checkout, by);
    else if (settlement === 'pending') await wait(services, trx, attempt, checkout);
    else await end(services, trx, attempt, settlement, by);
    return ok();
  });
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

/** The attempt came to nothing. The seats are free from now on; the buyer may take them again while they are. */
async function end(services: Core, trx: Trx, { id, orderId }: PaymentAttempt, state: 'failed' | 'expired', by: Actor) {
  const at = services.clock.now();
  const seats = await listHeldSeats(trx, orderId);
  await endAttempt(trx, id, { state, at });
  await setHolds(trx, orderId, at);
  await refreshPaymentState(trx, orderId);
  await recordInJournal(trx, {
    at,
    by,
    action: `payment.${state}`,
    subject: { type: 'order', id: orderId },
    facts: { attemptId: id },
  });
  if (state === 'failed') await mail(services, trx, orderId, 'payment-failed', paymentFailedMail);
  await services.pages.changed(...seats.flatMap(({ sessionId }) => (sessionId ? [`session:${sessionId}`] : [])));
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
