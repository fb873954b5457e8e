import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { listDisputes, listPayments, listRefunds, requestRefund } from '#src/payments/index.ts';
import { type BalanceOwner, insertBalanceEntry } from './balance-queries.ts';
import { findMoney } from './find-money.ts';
import { lockOrder, type Order } from './order-queries.ts';
import { paymentsLeft } from './payments-left.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

interface GivenBack {
  orderId: string;
  reason: string;
  /**
   * `balance` only when whoever paid prefers it (Australian Consumer Law: money back means money), and only where it is theirs
   * to keep: see `mayKeepAsBalance`.
   */
  to: 'origin' | 'balance';
}

type RefundMethod = 'provider' | 'bank-transfer' | 'balance';

/**
 * Asks for what is here above what the order owes to go back: the way it came, from one payment after the other, or to the
 * payer's balance. The newest payment first: what came twice is what came last, and whoever paid the rest of a price after
 * somebody else's deposit has paid for what is not wanted any more. The worker sends it after the commit, staff send bank transfers, a balance has it at once. Does nothing
 * when there is nothing to go back, so twice changes nothing. Gives the cents.
 */
export async function giveBackSurplus(
  { clock }: Pick<Core, 'clock'>,
  trx: Trx,
  { orderId, reason, to }: GivenBack,
): Promise<number> {
  const order = await lockOrder(trx, orderId);
  const { surplusCents } = await findMoney(trx, orderId);
  if (surplusCents === 0) return 0;
  const isKept = to === 'balance' && (await mayKeepAsBalance(trx, order));
  const at = clock.now();
  let left = surplusCents;
  for (const { id: paymentId, method, leftCents } of (await listMoneyLeft(trx, orderId)).toReversed()) {
    const share = Math.min(left, leftCents);
    if (share <= 0) continue;
    left -= share;
    const back = { orderId, paymentId, amountCents: share, reason, requestedAt: at };
    await sendBack(trx, order, back, isKept ? 'balance' : method);
  }
  if (left > 0) throw new Error(`Order ${orderId} has not the ${surplusCents} cents that are to go back`);
  await refreshPaymentState(trx, orderId);
  return surplusCents;
}

async function sendBack(
  trx: Trx,
  order: Order,
  refund: { orderId: string; paymentId: string; amountCents: number; reason: string; requestedAt: Date },
  method: RefundMethod,
): Promise<void> {
  await requestRefund(trx, refund, method);
  if (method !== 'balance') return;
  const { orderId, amountCents: cents, reason, requestedAt: at } = refund;
  await insertBalanceEntry(trx, { owner: balanceOwner(order), orderId, cents, reason, at });
}

/**
 * Whether an order's money may become a balance: an organisation's always, a buyer's only where nobody else has paid by the link
 * that was sent to them, because their money is not the buyer's.
 */
export async function mayKeepAsBalance(db: Db | Trx, order: Order): Promise<boolean> {
  if (order.organisationId) return true;
  return order.buyerPersonId !== null && (await listPayments(db, order.id)).every(({ forPayer }) => !forPayer);
}

/** Whose balance an order's money is: the organisation's that booked, otherwise the buyer's. */
export function balanceOwner({ id, organisationId, buyerPersonId }: Order): BalanceOwner {
  if (organisationId) return { organisationId };
  if (buyerPersonId) return { personId: buyerPersonId };
  throw new Error(`Order ${id} has nobody whose balance its money could be`);
}

async function listMoneyLeft(trx: Trx, orderId: string) {
  const payments = await listPayments(trx, orderId);
  return paymentsLeft({
    payments,
    refunds: await listRefunds(trx, orderId),
    disputes: await listDisputes(trx, orderId),
  });
}
