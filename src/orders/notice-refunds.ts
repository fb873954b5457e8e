import type { Actor, Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import {
  findPaymentByIntent,
  type GatewayUnavailable,
  listRefunds,
  markRefundMadeGood,
  type PaymentGateway,
  type ProviderRefund,
  recordForeignRefund,
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { lowerPrice } from './change-price.ts';
import { findMoney } from './find-money.ts';
import { whatIsLeft } from './issue-adjustment-note.ts';
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
  const { amountCents, state, id: providerRefundId } = refund;
  const before = await findMoney(trx, orderId);
  if (!(await recordForeignRefund(trx, { orderId, paymentId, amountCents, providerRefundId, state, at }))) return;
  const promised = Math.max(0, before.keptCents - before.owedCents);
  await makeGood(trx, orderId, Math.min(amountCents, promised), at);
  const unpromised = Math.min(amountCents - promised, before.owedCents);
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
 * The price had fallen and no refund has brought the money, because one failed: staff who then send it from the dashboard
 * keep that promise, the failed refund needs nobody any more, and the price does not fall a second time.
 */
async function makeGood(trx: Trx, orderId: string, cents: number, at: Date): Promise<void> {
  let left = cents;
  for (const { id, amountCents, state, madeGoodAt } of await listRefunds(trx, orderId)) {
    if (state !== 'failed' || madeGoodAt || amountCents > left) continue;
    left -= amountCents;
    await markRefundMadeGood(trx, id, at);
  }
}

async function adjust(services: Core, trx: Trx, orderId: string, cents: number): Promise<void> {
  // The share of what is left: seats that were given back have taken theirs, and those without GST have none.
  const left = whatIsLeft(await listTaxDocuments(trx, orderId));
  await lowerPrice(services, trx, {
    orderId,
    reason: 'Refund made by the provider’s staff',
    description: 'Refund',
    detail: null,
    cents,
    gstCents: gstOfRefund({ priceCents: left.cents, gstCents: left.gstCents }, 0, cents),
  });
}
