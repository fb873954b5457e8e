import type { Trx } from '#src/database.ts';
import { findLiveAttempt, listPayments, listRefunds } from '#src/payments/index.ts';
import { lockOrder, setPaymentState } from './order-queries.ts';
import { mayBecome, type OrderPaymentState, paymentStateOf } from './payment-state.ts';

/** Works out the order's payment state from its money, and writes it. Call after any change of money, in its transaction. */
export async function refreshPaymentState(trx: Trx, orderId: string): Promise<OrderPaymentState> {
  const order = await lockOrder(trx, orderId);
  const [payments, refunds, attempt] = [
    await listPayments(trx, orderId),
    await listRefunds(trx, orderId),
    await findLiveAttempt(trx, orderId),
  ];
  const sum = (amounts: { amountCents: number }[]) =>
    amounts.reduce((total, { amountCents }) => total + amountCents, 0);
  const state = paymentStateOf({
    totalCents: order.totalCents,
    paidCents: sum(payments),
    refundedCents: sum(refunds.filter((refund) => refund.state === 'succeeded')),
    refundingCents: sum(refunds.filter((refund) => refund.state === 'requested' || refund.state === 'pending')),
    pending: attempt?.state === 'pending',
  });
  if (!mayBecome(order.paymentState, state)) {
    throw new Error(`Order ${orderId} cannot go from ${order.paymentState} to ${state}`);
  }
  if (state !== order.paymentState) await setPaymentState(trx, orderId, state);
  return state;
}
