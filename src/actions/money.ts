import { z } from 'astro/zod';
import { setInvoiceTerms } from '#src/accounts/index.ts';
import { compareOrder, recordBankTransfer } from '#src/enrolment/index.ts';
import { markRefundSent, sendRefundAgain } from '#src/orders/index.ts';
import { dollarsField, whole } from './counter-fields.ts';
import { date, line } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedMoney } from './money-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

/** Forms of the counter that are about money which is not where it should be. */
export const money = {
  sendRefundAgain: formAction(
    z.object({ refundId: z.uuid(), method: z.enum(['provider', 'bank-transfer']) }),
    async ({ refundId, method }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await sendRefundAgain(context.locals.services, { refundId, method, by });
        if (!result.ok) return refusedMoney(result);
        const done = method === 'provider' ? 'refund-again' : 'refund-by-bank';
        return { to: `/staff/orders/${result.value.orderId}?done=${done}` };
      }),
  ),

  recordTransfer: formAction(
    z.object({
      orderId: z.uuid(),
      amount: dollarsField('Enter the dollars that came, such as 385.00'),
      reference: line('Enter the reference on the bank’s statement', 100),
      receivedOn: date('Enter the day on which it came'),
      isMore: z.literal('yes').nullish(),
    }),
    async ({ amount: cents, isMore, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const transfer = { ...typed, cents, isMore: isMore === 'yes' };
        const result = await recordBankTransfer(context.locals.services, { ...transfer, by });
        return result.ok ? { to: `/staff/orders/${typed.orderId}?done=transfer` } : refusedMoney(result);
      }),
  ),

  markRefundSent: formAction(
    z.object({ refundId: z.uuid(), reference: line('Enter the reference of your transfer', 100) }),
    async (typed, context) =>
      whenSignedIn(context, async (by) => {
        const result = await markRefundSent(context.locals.services, { ...typed, by });
        return result.ok ? { to: '/staff/invoices/refunds?done=refund-sent' } : refusedMoney(result);
      }),
  ),

  setInvoiceTerms: formAction(
    z.object({
      organisationId: z.uuid(),
      terms: z.enum(['none', 'when-paid', 'trusted'], 'Choose how it may pay'),
      days: whole('Enter the days, from 0 to 90', { min: 0, max: 90 }),
      mayOweMore: z.literal('yes').nullish(),
    }),
    async ({ mayOweMore, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await setInvoiceTerms(context.locals.services, {
          ...typed,
          mayOweMore: mayOweMore === 'yes',
          by,
        });
        return result.ok ? { to: `/staff/organisations/${typed.organisationId}?done=saved` } : refusedMoney(result);
      }),
  ),

  lookAgain: formAction(z.object({ orderId: z.uuid() }), async ({ orderId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await compareOrder(context.locals.services, { orderId, by });
      if (!result.ok) return refusedMoney(result);
      return { to: `/staff/agreement?done=${result.value === 0 ? 'agrees' : 'differs'}` };
    }),
  ),
};
