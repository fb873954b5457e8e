import type { Actor, Core } from '#src/core.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import type { Result } from '#src/shared/result.ts';
import type { Settlement } from './commit-money.ts';
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
