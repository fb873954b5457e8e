import type { Actor, Core } from '#src/core.ts';
import { listJournal, recordInJournal } from '#src/journal/index.ts';
import {
  findAttempt,
  findAttemptByCheckout,
  type GatewayUnavailable,
  openAttempt,
  type PaymentAttempt,
  type PaymentGateway,
  type ProviderCheckout,
} from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { commitMoney, type Settlement, settlementGuard, type SettlementGuard } from './commit-money.ts';
import { seatPaidOrder } from './seat-paid-order.ts';

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
  guard: SettlementGuard = settlementGuard,
): Promise<Result<{ orderId: string; settlement: Settlement }, SettlePaymentRefused>> {
  const found = await services.gateway.findCheckout(checkoutId);
  if (!found.ok) return found;
  const checkout = found.value;
  const attempt = checkout && (await attemptOf(services, checkout));
  if (!checkout || !attempt) return refuse('unknown-checkout');
  const settlement = settlementOf(checkout);
  const isAboutMoney = settlement === 'paid' || settlement === 'pending';
  if (isAboutMoney && !isWhatWeAskedFor(attempt, checkout)) return reportMismatch(services, attempt, checkout, by);
  await commitMoney(services, attempt, { checkout, settlement, by, guard });
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

/** Staff are told once, however often the provider repeats it. The seats are kept until somebody has looked into it. */
async function reportMismatch(services: Core, attempt: PaymentAttempt, checkout: ProviderCheckout, by: Actor) {
  const subject = { type: 'order', id: attempt.orderId };
  const facts = { checkoutId: checkout.id, askedCents: attempt.amountCents, saidCents: checkout.amountCents };
  const said = (await listJournal(services.db, subject)).some(
    (entry) => entry.action === 'payment.mismatch' && JSON.stringify(entry.facts).includes(checkout.id),
  );
  if (said) return refuse('payment-mismatch');
  services.log.error({ attemptId: attempt.id, ...facts }, 'a payment is not what was asked for');
  const entry = { at: services.clock.now(), by, action: 'payment.mismatch', subject, facts };
  await services.db.transaction().execute((trx) => recordInJournal(trx, entry));
  return refuse('payment-mismatch');
}
