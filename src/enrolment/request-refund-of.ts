import type { Trx } from '#src/database.ts';
import { listPayments, listRefunds, requestRefund } from '#src/payments/index.ts';

/**
 * Asks for so many cents of an order's money to go back the way they came, from one payment after the other. Throws when
 * the order's money is not as much: whoever calls has asked `findMoneyLeft`.
 */
export async function requestRefundOf(
  trx: Trx,
  { orderId, cents, reason, at }: { orderId: string; cents: number; reason: string; at: Date },
): Promise<void> {
  let left = cents;
  for (const { paymentId, cents: here } of await listMoneyLeft(trx, orderId)) {
    const share = Math.min(left, here);
    if (share <= 0) continue;
    await requestRefund(trx, { orderId, paymentId, amountCents: share, reason, requestedAt: at });
    left -= share;
  }
  if (left > 0) throw new Error(`Order ${orderId} has not enough money to send ${cents} cents back`);
}

/** What came in for the order and has not gone back, nor been asked to. */
export async function findMoneyLeft(trx: Trx, orderId: string): Promise<number> {
  return (await listMoneyLeft(trx, orderId)).reduce((sum, { cents }) => sum + cents, 0);
}

async function listMoneyLeft(trx: Trx, orderId: string): Promise<{ paymentId: string; cents: number }[]> {
  const refunds = (await listRefunds(trx, orderId)).filter(({ state }) => state !== 'failed');
  return (await listPayments(trx, orderId)).map(({ id, amountCents }) => {
    const back = refunds.filter(({ paymentId }) => paymentId === id);
    return { paymentId: id, cents: amountCents - back.reduce((sum, refund) => sum + refund.amountCents, 0) };
  });
}
