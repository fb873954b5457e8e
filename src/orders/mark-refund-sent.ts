import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findBankRefund, markBankRefundSent } from '#src/payments/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { refundSentMail } from './emails/refund-sent.ts';
import { orderLink } from './order-link.ts';
import { lockOrder } from './order-queries.ts';
import { refreshPaymentState } from './refresh-payment-state.ts';

export type MarkRefundSentRefused =
  | { reason: 'not-allowed' | 'not-found' }
  /** Somebody marked it before, with another reference. */
  | { reason: 'refund-sent-already'; reference: string | null };

/** Staff have sent a refund by bank transfer; the buyer is told. The same reference again changes nothing. */
export async function markRefundSent(
  services: Core,
  facts: { refundId: string; reference: string; by: Viewer },
): Promise<Result<{ orderId: string }, MarkRefundSentRefused>> {
  if (!isCounterStaff(facts.by)) return refuse('not-allowed');
  const found = isId(facts.refundId) ? await findBankRefund(services.db, facts.refundId) : undefined;
  if (!found) return refuse('not-found');
  const { id, orderId, amountCents } = found;
  const { reference, by } = facts;
  const result = await inTransaction(services.db, async (trx) => {
    const order = await lockOrder(trx, orderId);
    const at = services.clock.now();
    if (!(await markBankRefundSent(trx, id, { reference, at }))) {
      const now = await findBankRefund(trx, id);
      const isSame = now?.state === 'succeeded' && now.sentReference === reference;
      return isSame ? ok({ orderId }) : refuse('refund-sent-already', { reference: now?.sentReference ?? null });
    }
    await refreshPaymentState(trx, orderId);
    await recordInJournal(trx, {
      ...{ at, by: { kind: 'person', personId: by.personId }, action: 'refund.succeeded' },
      subject: { type: 'order', id: orderId },
      facts: { refundId: id, amountCents },
    });
    await queueMessage(trx, at, {
      kind: 'refund-sent',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: orderId },
      ...refundSentMail(services.site, {
        ...order,
        orderUrl: orderLink(services, order),
        refundCents: amountCents,
        bankReference: reference,
      }),
    });
    return ok({ orderId });
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
