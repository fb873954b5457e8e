import type { Actor, Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  findPaymentByIntent,
  type GatewayUnavailable,
  type PaymentGateway,
  writeDispute,
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { lockOrder } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';
import { takeDisputedFromBalance } from './take-disputed-from-balance.ts';

/**
 * Reads a dispute again from the provider and writes how it stands beside its order, however often and in whatever order its
 * news comes. The seats stay as they are, and people answer the buyer's bank at the provider. Disputed money goes nowhere, and
 * what is lost is owed again.
 */
export async function noticeDispute(
  services: Core & { gateway: PaymentGateway },
  { disputeId, by }: { disputeId: string; by: Actor },
): Promise<Result<undefined, GatewayUnavailable>> {
  const found = await services.gateway.findDispute(disputeId);
  if (!found.ok) return found;
  const dispute = found.value;
  const payment = dispute?.paymentIntentId && (await findPaymentByIntent(services.db, dispute.paymentIntentId));
  if (!dispute || !payment) {
    services.log.error({ disputeId }, 'a dispute is about no payment of ours');
    return ok();
  }
  const { orderId } = payment;
  const { state, amountCents } = dispute;
  await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const at = services.clock.now();
    if (!(await writeDispute(trx, payment, dispute, at))) return ok();
    services.log.error({ disputeId, orderId, state }, 'a payment is disputed');
    await takeDisputedFromBalance(services, trx, order);
    await refreshPaymentState(trx, orderId);
    await recordInJournal(trx, {
      at,
      by,
      action: `payment.dispute-${state}`,
      subject: { type: 'order', id: orderId },
      facts: { disputeId, amountCents },
    });
    return ok();
  });
  return ok();
}
