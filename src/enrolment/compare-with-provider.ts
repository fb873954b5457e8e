import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findOrder, noticeDispute, noticeRefunds } from '#src/orders/index.ts';
import { type GatewayUnavailable, listPayments, listRefunds, type PaymentGateway } from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  findComparison,
  listFruitlessAttempts,
  listOrdersToCompare,
  writeComparison,
  writeFailedComparison,
} from './comparison-queries.ts';
import { differencesOfPayment, differencesOfRefunds, type MoneyDifference } from './money-differences.ts';
import { onItsOwn } from './on-its-own.ts';
import { settlePayment } from './settle-payment.ts';

type Services = Core & { gateway: PaymentGateway };

const dayMinutes = 24 * 60;
/** Bank debits are settled within ten days and refunds within ten more; after a month nothing moves by itself. */
const lookBackMinutes = 30 * dayMinutes;
/** A minute's share: enough for 28,000 orders a day, few enough to stay far below the provider's limits. */
const batchSize = 20;

/**
 * Goes round all orders that money moved for in the last thirty days, each once a day, and reads their payments and refunds
 * again from the provider. What can be mended is mended first; what differs after that is written down for staff. An outage
 * leaves the rest for the next call.
 */
export async function compareWithProvider(services: Services): Promise<void> {
  const now = services.clock.now();
  const since = addMinutes(now, -lookBackMinutes);
  const due = { since, checkedBefore: addMinutes(now, -dayMinutes), limit: batchSize };
  for (const orderId of await listOrdersToCompare(services.db, due)) {
    const compared = await onItsOwn(services, { orderId }, () => compare(services, orderId, { kind: 'system' }));
    if (compared && !compared.ok) return;
    // One that fails always would be first in every round, and those behind it would never be looked at.
    if (!compared) await writeFailedComparison(services.db, { orderId, at: services.clock.now() });
  }
}

/** Staff have one order compared now. Gives how many differences are left. */
export async function compareOrder(
  services: Services,
  { orderId, by }: { orderId: string; by: Viewer },
): Promise<Result<number, GatewayUnavailable | { reason: 'not-allowed' } | { reason: 'not-found' }>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  if (!(await findOrder(services.db, orderId))) return refuse('not-found');
  return compare(services, orderId, { kind: 'person', personId: by.personId });
}

async function compare(services: Services, orderId: string, by: Actor): Promise<Result<number, GatewayUnavailable>> {
  const differences: MoneyDifference[] = [];
  for (const attempt of await listFruitlessAttempts(services.db, orderId)) {
    const found = await settleWhenPaid(services, attempt.providerCheckoutId ?? '', by);
    if (!found.ok) return found;
    if (found.value !== null) {
      const object = attempt.providerCheckoutId ?? '';
      differences.push({ what: 'paid-there-only', object, oursCents: 0, theirsCents: found.value });
    }
  }
  for (const payment of await listPayments(services.db, orderId)) {
    if (!payment.providerPaymentIntentId) continue;
    const found = await comparePayment(
      services,
      { ...payment, orderId, intentId: payment.providerPaymentIntentId },
      by,
    );
    if (!found.ok) return found;
    differences.push(...found.value);
  }
  await write(services, orderId, differences, by);
  return ok(differences.length);
}

/** Money for an attempt that had ended here: it is taken in and settled. What stays unsettled is a difference, in cents. */
async function settleWhenPaid(
  services: Services,
  checkoutId: string,
  by: Actor,
): Promise<Result<number | null, GatewayUnavailable>> {
  const found = await services.gateway.findCheckout(checkoutId);
  if (!found.ok) return found;
  if (found.value?.payment !== 'paid') return ok(null);
  const settled = await settlePayment(services, { checkoutId, by });
  if (settled.ok) return ok(null);
  return settled.reason === 'gateway-unavailable' ? settled : ok(found.value.amountCents);
}

interface OurPayment {
  orderId: string;
  intentId: string;
  amountCents: number;
}

async function comparePayment(
  services: Services,
  payment: OurPayment,
  by: Actor,
): Promise<Result<MoneyDifference[], GatewayUnavailable>> {
  const noticed = await noticeRefunds(services, { paymentIntentId: payment.intentId, by });
  if (!noticed.ok) return noticed;
  const disputed = await noticeDisputes(services, payment.intentId, by);
  if (!disputed.ok) return disputed;
  const there = await services.gateway.findPayment(payment.intentId);
  if (!there.ok) return there;
  const refunds = await services.gateway.listRefunds(payment.intentId);
  if (!refunds.ok) return refunds;
  const ours = (await listRefunds(services.db, payment.orderId)).filter(
    ({ method, providerPaymentIntentId }) => method === 'provider' && providerPaymentIntentId === payment.intentId,
  );
  return ok([...differencesOfPayment(payment, there.value), ...differencesOfRefunds(ours, refunds.value)]);
}

/** A dispute whose news never came is noticed here. */
async function noticeDisputes(
  services: Services,
  intentId: string,
  by: Actor,
): Promise<Result<undefined, GatewayUnavailable>> {
  const found = await services.gateway.listDisputes(intentId);
  if (!found.ok) return found;
  for (const { id: disputeId } of found.value) {
    const noticed = await noticeDispute(services, { disputeId, by });
    if (!noticed.ok) return noticed;
  }
  return ok();
}

async function write(services: Core, orderId: string, differences: MoneyDifference[], by: Actor): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const before = await findComparison(trx, orderId);
    const at = services.clock.now();
    await writeComparison(trx, { orderId, differences, at });
    if ((before?.differences?.length ?? 0) === differences.length) return ok();
    const facts = { differences: differences.length };
    await recordInJournal(trx, { at, by, action: 'order.compared', subject: { type: 'order', id: orderId }, facts });
    if (differences.length > 0) services.log.error({ orderId, differences }, 'an order and the provider differ');
    return ok();
  });
}
