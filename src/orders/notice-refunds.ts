import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  findPaymentByIntent,
  type GatewayUnavailable,
  listRefunds,
  type PaymentGateway,
  type ProviderRefund,
  recordForeignRefund,
  updateRefund,
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { issueAdjustmentNote } from './issue-tax-document.ts';
import { lockOrder } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';
import { outcomeOf } from './send-refunds.ts';

/**
 * Looks at all refunds the provider has for a payment: brings ours in step, and writes down those that somebody made in the
 * provider's own dashboard, each with its adjustment note. Seats stay as they are: only people decide about those.
 */
export async function noticeRefunds(
  services: Core & { gateway: PaymentGateway },
  { paymentIntentId, by }: { paymentIntentId: string; by: Actor },
): Promise<Result<undefined, GatewayUnavailable>> {
  const payment = await findPaymentByIntent(services.db, paymentIntentId);
  if (!payment) return ok();
  const found = await services.gateway.listRefunds(paymentIntentId);
  if (!found.ok) return found;
  await inTransaction(services.db, async (trx) => {
    await lockOrder(trx, payment.orderId);
    for (const refund of found.value) await notice(services, trx, payment, refund, by);
    await refreshPaymentState(trx, payment.orderId);
    return ok();
  });
  return ok();
}

async function notice(
  services: Core,
  trx: Trx,
  payment: { id: string; orderId: string },
  refund: ProviderRefund,
  by: Actor,
): Promise<void> {
  const { orderId } = payment;
  const at = services.clock.now();
  const ours = (await listRefunds(trx, orderId)).find(
    ({ id, providerRefundId }) => id === refund.refundId || providerRefundId === refund.id,
  );
  const outcome = outcomeOf(refund);
  if (ours) {
    await updateRefund(trx, ours.id, { ...outcome, at });
    return;
  }
  if (outcome.state === 'failed') return;
  const facts = { orderId, paymentId: payment.id, amountCents: refund.amountCents, providerRefundId: refund.id };
  if (!(await recordForeignRefund(trx, { ...facts, state: outcome.state, at }))) return;
  const order = await lockOrder(trx, orderId);
  await issueAdjustmentNote(services, trx, {
    orderId,
    reason: 'Refund made by the provider’s staff',
    description: 'Refund',
    detail: null,
    cents: refund.amountCents,
    gstCents: Math.round((order.gstCents * refund.amountCents) / order.totalCents),
  });
  await recordInJournal(trx, {
    at,
    by,
    action: 'refund.noticed',
    subject: { type: 'order', id: orderId },
    facts: { amountCents: refund.amountCents },
  });
}
