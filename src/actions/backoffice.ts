import { z } from 'astro/zod';
import { resendMail } from '#src/backoffice/index.ts';
import { cancelSeat, checkDeclaration } from '#src/enrolment/index.ts';
import { returnPath } from '#src/shared/return-path.ts';
import { dollarsField } from './counter-fields.ts';
import { refusedAtCounter } from './counter-refusals.ts';
import { line, optionalLine, wanted } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

/** Forms of the counter that are about somebody's seat or mail. */
export const backoffice = {
  cancelSeat: formAction(
    z.object({
      seatId: z.uuid(),
      reason: line('Say why: learner and buyer will read it', 300),
      refund: dollarsField('Enter dollars such as 385.00; 0 for no refund'),
    }),
    async ({ seatId, reason, refund: refundCents }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await cancelSeat(context.locals.services, { by, seatId, reason, refundCents });
        return result.ok
          ? { to: `/staff/orders/${result.value.orderId}?done=seat-cancelled` }
          : refusedAtCounter(result);
      }),
  ),

  checkDeclaration: formAction(
    z.object({
      declarationId: z.uuid(),
      evidence: z.string().max(1000),
      verdict: z.enum(['accepted', 'turned-down'], 'Choose one'),
      why: optionalLine(300),
    }),
    async ({ verdict, why, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const judged = { by, ...typed, accepted: verdict === 'accepted', why: why ?? '' };
        const result = await checkDeclaration(context.locals.services, judged);
        return result.ok
          ? { to: `/staff/seats/${result.value.seatId}/declarations?done=declaration-checked` }
          : refusedAtCounter(result);
      }),
  ),

  resendMail: formAction(z.object({ messageId: z.uuid(), back: wanted() }), async ({ messageId, back }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await resendMail(context.locals.services, { by, messageId });
      if (!result.ok) return refusedAtCounter(result);
      const to = returnPath(back, '/staff/mail');
      return { to: `${to}${to.includes('?') ? '&' : '?'}done=resent` };
    }),
  ),
};
