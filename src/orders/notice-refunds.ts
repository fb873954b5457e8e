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
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { issueAdjustmentNote } from './issue-tax-document.ts';
import { lockOrder } from './order-queries.ts';
import { gstOfRefund } from './price-lines.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';
import { listTaxDocuments } from './tax-document-queries.ts';
import { outcomeOf, writeRefundOutcome } from './write-refund-outcome.ts';

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

interface Payment {
  id: string;
  orderId: string;
}

async function notice(services: Core, trx: Trx, payment: Payment, refund: ProviderRefund, by: Actor): Promise<void> {
  const known = await listRefunds(trx, payment.orderId);
  const ours = known.find(({ id, providerRefundId }) => id === refund.refundId || providerRefundId === refund.id);
  const outcome = outcomeOf(refund);
  if (ours) await writeRefundOutcome(services, trx, ours, { outcome, by });
  else if (outcome.state !== 'failed')
    await recordForeign(services, trx, payment, { ...refund, state: outcome.state }, by);
}

async function recordForeign(
  services: Core,
  trx: Trx,
  { id: paymentId, orderId }: Payment,
  refund: ProviderRefund & { state: 'pending' | 'succeeded' },
  by: Actor,
): Promise<void> {
  const at = services.clock.now();
  const unpromised = refund.amountCents - (await promisedCents(trx, orderId));
  const { amountCents, state, id: providerRefundId } = refund;
  if (!(await recordForeignRefund(trx, { orderId, paymentId, amountCents, providerRefundId, state, at }))) return;
  if (unpromised > 0) await adjust(services, trx, orderId, unpromised);
  await recordInJournal(trx, {
    at,
    by,
    action: 'refund.noticed',
    subject: { type: 'order', id: orderId },
    facts: { amountCents },
  });
}

/**
 * What adjustment notes have promised and no refund has brought yet, because one failed: staff who then send the money from
 * the dashboard keep that promise, and the price does not fall a second time.
 */
async function promisedCents(trx: Trx, orderId: string): Promise<number> {
  const sent = (await listRefunds(trx, orderId)).filter(({ state }) => state !== 'failed');
  const notes = (await listTaxDocuments(trx, orderId)).filter(({ kind }) => kind === 'adjustment-note');
  const promised = notes.reduce((sum, { totalCents }) => sum - totalCents, 0);
  return Math.max(0, promised - sent.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

async function adjust(services: Core, trx: Trx, orderId: string, cents: number): Promise<void> {
  const order = await lockOrder(trx, orderId);
  await issueAdjustmentNote(services, trx, {
    orderId,
    reason: 'Refund made by the provider’s staff',
    description: 'Refund',
    detail: null,
    cents,
    gstCents: gstOfRefund({ priceCents: order.totalCents, gstCents: order.gstCents }, 0, cents),
  });
}
