import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { cancelOwnSeat, substituteAttendee, transferSeat } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';
import { column } from './counter-fields.ts';
import { email, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

const seat = { seatId: z.uuid(), key: z.string().max(200).nullish() };
const cents = z.coerce.number().int().min(0).max(100_000_000);

/** Forms by which whoever paid for a seat, or sits in it, changes it. */
export const seats = {
  cancel: formAction(
    z.object({
      ...seat,
      orderId: z.uuid(),
      refundCents: cents,
      backCents: cents,
      to: z.enum(['origin', 'balance'], 'Choose where the money goes').default('origin'),
    }),
    async ({ seatId, orderId, key, refundCents, backCents, to }, context) => {
      const access = await accessOf(key, context);
      const expected = { refundCents, backCents };
      const result = await cancelOwnSeat(context.locals.services, { orderId, seatId, access, expected, to });
      return result.ok ? { to: orderPage(orderId, key, 'seat-cancelled') } : refused(result);
    },
  ),

  substitute: formAction(
    z.object({
      ...seat,
      name: personName('Enter the name of whoever comes instead'),
      email: email('Enter their own e-mail'),
      prerequisiteId: column(40).nullish(),
      evidence: column(300).nullish(),
      from: z.enum(['order', 'seat']).default('order'),
    }),
    async ({ seatId, key, name, email: address, prerequisiteId, evidence, from }, context) => {
      const declarations = (prerequisiteId ?? []).flatMap((id, row) =>
        evidence?.[row] ? { prerequisiteId: id, evidence: evidence[row] } : [],
      );
      const facts = { seatId, name, email: address, declarations, access: await accessOf(key, context) };
      const result = await substituteAttendee(context.locals.services, facts);
      if (!result.ok) return refused(result);
      return {
        to: from === 'seat' ? '/my?done=substituted' : orderPage(result.value.seat.orderId, key, 'substituted'),
      };
    },
  ),

  transfer: formAction(
    z.object({
      ...seat,
      /** "session:cents": the date, and the amount that stood beside it. */
      choice: z
        .string('Choose a date')
        .regex(/^[0-9a-f-]{36}:-?\d{1,9}$/, 'Choose a date')
        .transform((typed) => ({ toSessionId: typed.slice(0, 36), expectedCents: Number(typed.slice(37)) }))
        .refine(({ toSessionId }) => isId(toSessionId), 'Choose a date'),
      from: z.enum(['order', 'seat']).default('order'),
    }),
    async ({ seatId, key, choice, from }, context) => {
      const facts = { seatId, ...choice, access: await accessOf(key, context) };
      const result = await transferSeat(context.locals.services, facts);
      if (!result.ok) return refused(result);
      const { orderId, toPayCents } = result.value;
      // Where something is to be paid first, the booking says so and leads to the payment.
      if (toPayCents > 0) return { to: orderPage(orderId, key, 'move-to-pay') };
      return { to: from === 'seat' ? '/my?done=moved' : orderPage(orderId, key, 'moved') };
    },
  ),
};

async function accessOf(key: string | null | undefined, { locals }: ActionAPIContext) {
  return { viewer: await locals.viewer(), key: key ?? null };
}

function orderPage(orderId: string, key: string | null | undefined, done: string): string {
  return `/orders/${orderId}?${new URLSearchParams({ ...(key ? { key } : {}), done })}`;
}
