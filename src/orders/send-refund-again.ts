import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findRefundOrder, listRefunds, markRefundMadeGood, requestRefund } from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findMoney } from './find-money.ts';
import { lockOrder } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

export type SendRefundAgainRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  /** It has not failed, or somebody has sent it again already. */
  | { reason: 'refund-not-failed' }
  /** The price has risen since, or the money went back in another way: less is to go back than it was for. */
  | { reason: 'nothing-to-send-back'; mostCents: number };

/**
 * Staff send a refund again that the provider or a bank refused: through the provider with a key of its own, because the old
 * key gives the old answer, or by bank transfer, which they make themselves and then mark. Once: the failed one is made good
 * by the new one, so a second press is refused.
 */
export async function sendRefundAgain(
  services: Core,
  { refundId, method, by }: { refundId: string; method: 'provider' | 'bank-transfer'; by: Viewer },
): Promise<Result<{ orderId: string }, SendRefundAgainRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const orderId = await findRefundOrder(services.db, refundId);
  if (!orderId) return refuse('not-found');
  const result = await inTransaction(services.db, async (trx) => {
    await lockOrder(trx, orderId);
    const failed = (await listRefunds(trx, orderId)).find(({ id }) => id === refundId);
    if (failed?.state !== 'failed' || failed.madeGoodAt) return refuse('refund-not-failed');
    const { amountCents, paymentId } = failed;
    const money = await findMoney(trx, orderId);
    const mostCents = Math.max(0, money.keptCents - money.disputedCents - money.owedCents);
    if (amountCents > mostCents) return refuse('nothing-to-send-back', { mostCents });
    const at = services.clock.now();
    await markRefundMadeGood(trx, refundId, at);
    await requestRefund(trx, { orderId, paymentId, amountCents, reason: failed.reason, requestedAt: at }, method);
    await refreshPaymentState(trx, orderId);
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: by.personId },
      action: 'refund.sent-again',
      subject: { type: 'order', id: orderId },
      facts: { refundId, amountCents, method },
    });
    return ok({ orderId });
  });
  if (result.ok && method === 'provider') await services.worker.wake('send-refunds');
  return result;
}
