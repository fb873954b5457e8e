import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { listDisputes, listPayments, listRefunds } from '#src/payments/index.ts';
import { insertBalanceEntry, sumBalanceOfOrder } from './balance-queries.ts';
import { balanceOwner } from './give-back-surplus.ts';
import type { Order } from './order-queries.ts';
import { paymentsLeft } from './payments-left.ts';

/** Printed in the balance's history. */
const reason = 'Your bank took this payment back';

/**
 * Money that was kept as a balance and that its payer's bank has taken since leaves the balance, from the day the dispute
 * opens; it returns when the dispute is won. What had been spent before leaves the balance below zero, so that nothing more is
 * spent of it. The order is locked by the caller; called again, it changes nothing.
 */
export async function takeDisputedFromBalance({ clock }: Pick<Core, 'clock'>, trx: Trx, order: Order): Promise<void> {
  const { id: orderId } = order;
  const refunds = await listRefunds(trx, orderId);
  const disputes = await listDisputes(trx, orderId);
  const sumFor = (rows: { paymentId: string; amountCents: number }[], id: string) =>
    rows.reduce((sum, { paymentId, amountCents }) => sum + (paymentId === id ? amountCents : 0), 0);
  let takenCents = 0;
  for (const payment of paymentsLeft({ payments: await listPayments(trx, orderId), refunds, disputes })) {
    const toBalance = refunds.filter(({ method, state }) => method === 'balance' && state !== 'failed');
    const taken = disputes.filter(({ state }) => state !== 'won');
    const disputedCents = sumFor(taken, payment.id);
    const beyondCents = disputedCents - (payment.amountCents - payment.refundedCents);
    // No more than the bank took: what staff sent back at the provider as well is theirs to ask for.
    takenCents += Math.min(sumFor(toBalance, payment.id), disputedCents, Math.max(0, beyondCents));
  }
  const cents = 0 - takenCents - (await sumBalanceOfOrder(trx, orderId, reason));
  if (cents === 0) return;
  await insertBalanceEntry(trx, { owner: balanceOwner(order), orderId, cents, reason, at: clock.now() });
}
