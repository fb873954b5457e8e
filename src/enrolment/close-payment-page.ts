import type { Actor, Core } from '#src/core.ts';
import { findMoney, findOrder } from '#src/orders/index.ts';
import {
  findLiveAttempt,
  type GatewayUnavailable,
  type PaymentAttempt,
  type PaymentGateway,
} from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Settlement } from './commit-money.ts';
import { dueNowCents } from './due-now.ts';
import { listHeldSeats } from './seat-queries.ts';
import { settlePayment, type SettlePaymentRefused } from './settle-payment.ts';

/**
 * Has the provider close a payment page that is still open, and brings the order in step with how it ended: the buyer may
 * have paid on it a moment ago.
 */
export async function closePaymentPage(
  services: Core & { gateway: PaymentGateway },
  which: { checkoutId: string; by: Actor },
): Promise<Result<{ orderId: string; settlement: Settlement }, SettlePaymentRefused>> {
  const settled = await settlePayment(services, which);
  if (!settled.ok || settled.value.settlement !== 'open') return settled;
  const closed = await services.gateway.expireCheckout(which.checkoutId);
  return closed.ok ? settlePayment(services, which) : closed;
}

/**
 * Closes the order's open page when it asks for another amount than is due by now, or does not fit in another way that the caller
 * knows of; how it ended is written. Where the provider does not answer it stays: should it be paid on, what is too much goes back.
 */
export async function closeUnfitPage(
  services: Core & { gateway: PaymentGateway },
  { orderId, by, fits = () => true }: { orderId: string; by: Actor; fits?: (live: PaymentAttempt) => boolean },
): Promise<Result<undefined, GatewayUnavailable>> {
  const live = await findLiveAttempt(services.db, orderId);
  const order = await findOrder(services.db, orderId);
  if (!order || live?.state !== 'open' || !live.providerCheckoutId) return ok();
  const money = await findMoney(services.db, orderId);
  const dueCents = dueNowCents(order, money, await listHeldSeats(services.db, orderId));
  if (fits(live) && live.amountCents === dueCents) return ok();
  const closed = await closePaymentPage(services, { checkoutId: live.providerCheckoutId, by });
  return closed.ok ? ok() : refuse('gateway-unavailable');
}
