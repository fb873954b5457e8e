import { z } from 'astro/zod';
import { resendMail } from '#src/backoffice/index.ts';
import { cancelSeat, checkDeclaration, transferSeatForStaff } from '#src/enrolment/index.ts';
import { returnPath } from '#src/shared/return-path.ts';
import { dollarsField } from './counter-fields.ts';
import { refusedAtCounter } from './counter-refusals.ts';
import { line, optionalLine, wanted } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
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

  transferSeat: formAction(
    z.object({
      seatId: z.uuid(),
      to: z.uuid('Choose a date'),
      reason: line('Say why: learner and buyer will read it', 300),
      fee: dollarsField('Enter dollars such as 55.00; 0 for no fee'),
      rise: z.literal('free').nullish(),
      expectedCents: z.coerce.number().int().min(-100_000_000).max(100_000_000),
    }),
    async ({ seatId, to: toSessionId, reason, fee, rise, expectedCents }, context) =>
      whenSignedIn(context, async (by) => {
        const facts = { by, seatId, toSessionId, reason, fee, isRiseFree: rise === 'free', expectedCents };
        const result = await transferSeatForStaff(context.locals.services, facts);
        return result.ok ? { to: `/staff/orders/${result.value.orderId}?done=seat-moved` } : refused(result);
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
