import { z } from 'astro/zod';
import { compareOrder } from '#src/enrolment/index.ts';
import { sendRefundAgain } from '#src/orders/index.ts';
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

  lookAgain: formAction(z.object({ orderId: z.uuid() }), async ({ orderId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await compareOrder(context.locals.services, { orderId, by });
      if (!result.ok) return refusedMoney(result);
      return { to: `/staff/agreement?done=${result.value === 0 ? 'agrees' : 'differs'}` };
    }),
  ),
};
