import type { Db, Trx } from '#src/database.ts';
import { listDisputes, listPayments, listRefunds } from '#src/payments/index.ts';
import { type OrderMoney, orderMoney } from './order-money.ts';
import { findOrder } from './order-queries.ts';
import { paymentsLeft } from './payments-left.ts';

/** How an order stands with its money. Throws when there is no such order. */
export async function findMoney(db: Db | Trx, orderId: string): Promise<OrderMoney> {
  const order = await findOrder(db, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  const [payments, refunds] = [await listPayments(db, orderId), await listRefunds(db, orderId)];
  const left = paymentsLeft({ payments, refunds, disputes: await listDisputes(db, orderId) });
  const sum = (amounts: { amountCents: number }[]) => amounts.reduce((total, each) => total + each.amountCents, 0);
  const { totalCents, addedCents, reducedCents } = order;
  return orderMoney({
    ...{ totalCents, addedCents, reducedCents },
    paidCents: sum(payments),
    refundedCents: sum(refunds.filter(({ state }) => state === 'succeeded')),
    refundingCents: sum(refunds.filter(({ state }) => state === 'requested' || state === 'pending')),
    failedCents: sum(refunds.filter(({ state, madeGoodAt }) => state === 'failed' && !madeGoodAt)),
    disputedCents: left.reduce((total, each) => total + each.disputedCents, 0),
    lostCents: left.reduce((total, each) => total + each.lostCents, 0),
  });
}
