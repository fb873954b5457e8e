import type { Trx } from '#src/database.ts';
import { listPayments, listRefunds, requestRefund } from '#src/payments/index.ts';

/**
 * Asks for so many cents of an order's money to go back the way they came, from one payment after the other. Throws when
 * the order never brought in that much: whoever calls has worked out what is owed.
 */
export async function requestRefundOf(
  trx: Trx,
  { orderId, cents, reason, at }: { orderId: string; cents: number; reason: string; at: Date },
): Promise<void> {
  const refunds = (await listRefunds(trx, orderId)).filter(({ state }) => state !== 'failed');
  let left = cents;
  for (const { id, amountCents } of await listPayments(trx, orderId)) {
    const back = refunds
      .filter(({ paymentId }) => paymentId === id)
      .reduce((sum, refund) => sum + refund.amountCents, 0);
    const share = Math.min(left, amountCents - back);
    if (share <= 0) continue;
    await requestRefund(trx, { orderId, paymentId: id, amountCents: share, reason, requestedAt: at });
    left -= share;
  }
  if (left > 0) throw new Error(`Order ${orderId} has not enough money to send ${cents} cents back`);
}
