import type { Trx } from '#src/database.ts';
import { findLiveAttempt } from '#src/payments/index.ts';
import { findMoney } from './find-money.ts';
import { lockOrder, setPaymentState } from './order-queries.ts';
import { mayBecome, type OrderPaymentState, paymentStateOf } from './payment-state.ts';

/** Works out the order's payment state from its money, and writes it. Call after any change of money, in its transaction. */
export async function refreshPaymentState(trx: Trx, orderId: string): Promise<OrderPaymentState> {
  const { paymentState } = await lockOrder(trx, orderId);
  const money = await findMoney(trx, orderId);
  const attempt = await findLiveAttempt(trx, orderId);
  const state = paymentStateOf(money, { isPending: attempt?.state === 'pending' });
  if (!mayBecome(paymentState, state)) {
    throw new Error(`Order ${orderId} cannot go from ${paymentState} to ${state}`);
  }
  if (state !== paymentState) await setPaymentState(trx, orderId, state);
  return state;
}
