import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  correctAttendee,
  giveUpOrder,
  openAccountForBuyer,
  renewOrderLink,
  resendPapers,
  sendPaymentLink,
  startPayment,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { email, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

const order = { orderId: z.uuid(), key: z.string().max(200).nullish() };

/** Forms on a booking's page, for whoever has its link or is signed in as its buyer. */
export const orders = {
  pay: formAction(z.object(order), async (typed, context) => {
    const result = await startPayment(context.locals.services, await asked(typed, context));
    return result.ok ? { to: result.value.url } : refused(result);
  }),

  /** By the link that a buyer sent to whoever pays. */
  payForBuyer: formAction(
    z.object({ orderId: z.uuid(), key: z.string().max(200) }),
    async ({ orderId, key }, context) => {
      const { services } = context.locals;
      const result = await startPayment(services, { orderId, access: { viewer: null, key: null, payKey: key } });
      return result.ok ? { to: result.value.url } : refused(result);
    },
  ),

  sendPaymentLink: formAction(
    z.object({ ...order, payerEmail: email('Enter the e-mail of whoever pays') }),
    async ({ payerEmail, ...typed }, context) => {
      const facts = { email: payerEmail, ...(await asked(typed, context)) };
      const result = await sendPaymentLink(context.locals.services, facts);
      return result.ok ? back(typed, 'payment-link') : refused(result);
    },
  ),

  /** From the booking's page, or from the list of all papers (`list`). */
  resendPapers: formAction(
    z.object({ ...order, list: z.literal('yes').nullish() }),
    async ({ list, ...typed }, context) => {
      const result = await resendPapers(context.locals.services, await asked(typed, context));
      if (!result.ok) return refused(result);
      return list ? { to: '/my/papers?done=papers' } : back(typed, 'papers');
    },
  ),

  giveUp: formAction(z.object(order), async (typed, context) => {
    const result = await giveUpOrder(context.locals.services, await asked(typed, context));
    return result.ok ? back(typed, 'given-up') : refused(result);
  }),

  /** From the booking's page, or from the counter. */
  renewLink: formAction(
    z.object({
      ...order,
      which: z.enum(['booking', 'payment']),
      replaces: z.coerce.number().int().min(1).max(1_000_000),
      counter: z.literal('yes').nullish(),
    }),
    async ({ which, replaces, counter, ...typed }, context) => {
      const facts = { which, replaces, ...(await asked(typed, context)) };
      const result = await renewOrderLink(context.locals.services, facts);
      if (!result.ok) return refused(result);
      const done = which === 'booking' ? 'link-made' : 'payment-link-made';
      if (counter) return { to: `/staff/orders/${typed.orderId}?done=${done}` };
      return back({ ...typed, key: typed.key ? result.value.key : null }, done);
    },
  ),

  openAccount: formAction(z.object(order), async (typed, context) => {
    const result = await openAccountForBuyer(context.locals.services, await asked(typed, context));
    return result.ok ? back(typed, 'account') : refused(result);
  }),

  correctAttendee: formAction(
    z.object({
      ...order,
      seatId: z.uuid(),
      name: personName('Enter the attendee’s name'),
      email: email('Enter the attendee’s own e-mail'),
    }),
    async ({ seatId, name, email, ...typed }, context) => {
      const facts = { seatId, name, email, ...(await asked(typed, context)) };
      const result = await correctAttendee(context.locals.services, facts);
      return result.ok ? back(typed, 'attendee') : refused(result);
    },
  ),
};

interface Asked {
  orderId: string;
  key?: string | null | undefined;
}

async function asked({ orderId, key }: Asked, { locals }: ActionAPIContext) {
  return { orderId, access: { viewer: await locals.viewer(), key: key ?? null } };
}

function back({ orderId, key }: Asked, done: string): FormOutcome {
  return { to: `/orders/${orderId}?${new URLSearchParams({ ...(key ? { key } : {}), done })}` };
}
