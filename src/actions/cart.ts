import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { type Cart, type CartLine, findLine, mostSeats, putLine, quoteCart, voucherKey } from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { keepCart, readCart } from './cart-cookie.ts';
import { optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

/** Codes are long enough to write down and too many to try: so many look-ups an hour from one place. */
export const voucherTries = { tries: 20, perMinutes: 60 };

const stale = 'This page is out of date. Look again at what you can book.';

const what = {
  courseId: z.uuid(stale),
  sessionId: z.uuid(stale).nullish(),
  priceTierId: z.uuid(stale).nullish(),
};

const howMany = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, `Enter a number of people: one booking has at most ${mostSeats} seats`)
  .transform(Number);

const voucherCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{4,40}$/, 'Enter the code as it is written: letters, digits and hyphens');

/** Forms of the cart: it lives in the browser, so that nothing here writes to the database. */
export const cart = {
  /** Puts one seat of something into the cart; what is there already stays as it is. */
  add: formAction(z.object(what), async (typed, context) => {
    const line = lineFrom(typed, 1);
    const cart = readCart(context);
    const added = findLine(cart, line) ? { ok: true as const, value: cart } : putLine(cart, line);
    return keep(context, added, '/cart?added=1');
  }),

  /** How many people a line is for; none takes it out. */
  change: formAction(
    z.object({ ...what, seats: howMany, step: z.enum(['-1', '1', 'remove']).nullish() }),
    async ({ seats, step, ...typed }, context) => {
      const wanted = step === 'remove' ? 0 : Math.max(0, seats + Number(step ?? 0));
      return keep(context, putLine(readCart(context), lineFrom(typed, wanted)), '/cart');
    },
  ),

  /** Looks a voucher up, as often as one place may, and keeps it with the cart when it holds for something in it. */
  useVoucher: formAction(z.object({ voucherCode }), async ({ voucherCode: code }, context) => {
    const cart = readCart(context);
    const admitted = await admitVoucher(context, cart, code);
    if (!admitted.ok) return admitted.outcome;
    return keep(context, { ok: true, value: admitted.cart }, '/cart#price');
  }),

  /** Leaves out the lines that are no longer on sale. */
  dropGone: formAction(z.object({}), async (_, context) => {
    const cart = readCart(context);
    const quote = await quoteCart(context.locals.services, {
      ...quotedCart(cart),
      viewer: await context.locals.viewer(),
    });
    const lines = cart.lines.filter((line) => findLine({ ...cart, lines: quote.lines }, line));
    return keep(context, { ok: true, value: { ...cart, lines } }, '/cart');
  }),

  dropVoucher: formAction(z.object({}), (_, context) =>
    Promise.resolve(keep(context, { ok: true, value: { ...readCart(context), voucher: null } }, '/cart#price')),
  ),

  /** For whom the booking is: prices for members follow from it. */
  chooseOrganisation: formAction(
    z.object({ organisationId: optionalLine(40).pipe(z.uuid(stale).nullable()) }),
    ({ organisationId }, context) =>
      Promise.resolve(keep(context, { ok: true, value: { ...readCart(context), organisationId } }, '/cart#price')),
  ),
};

interface What {
  courseId: string;
  sessionId?: string | null | undefined;
  priceTierId?: string | null | undefined;
}

function lineFrom({ courseId, sessionId, priceTierId }: What, seats: number): CartLine {
  return { courseId, sessionId: sessionId ?? null, priceTierId: priceTierId ?? null, seats };
}

function keep(context: ActionAPIContext, changed: ReturnType<typeof putLine>, to: string): FormOutcome {
  if (!changed.ok) return refused(changed);
  keepCart(context, changed.value);
  return { to };
}

const voucherRefused = {
  words:
    'This code does not hold for what is in your cart (any more). Look at the spelling and at what it was given for.',
  status: 422,
  field: 'voucherCode',
};

/**
 * The cart with this voucher, once its look-up was allowed and it holds for something there. One and the same answer for
 * unknown, used up, over and not for this.
 */
export async function admitVoucher(
  context: ActionAPIContext,
  cart: Cart,
  code: string,
): Promise<{ ok: true; cart: Cart } | { ok: false; outcome: FormOutcome }> {
  const { services, clientAddress, viewer: findViewer } = context.locals;
  const allowed = await services.rateLimits.take(`voucher:${clientAddress}`, voucherTries);
  if (!allowed.ok) return { ok: false, outcome: refused(allowed, 'voucherCode') };
  const quote = await quoteCart(services, {
    ...quotedCart({ ...cart, voucher: { code, key: '' } }),
    viewer: await findViewer(),
  });
  if (!quote.voucher || quote.voucher.refusal) return { ok: false, outcome: { refused: voucherRefused } };
  return {
    ok: true,
    cart: { ...cart, voucher: { code: quote.voucher.code, key: voucherKey(services, quote.voucher.code) } },
  };
}

/** What the price of a cart depends on. */
export function quotedCart({ lines, voucher, organisationId, offer }: Cart) {
  return { items: lines, voucherCode: voucher?.code ?? null, organisationId, offerId: offer?.id ?? null };
}
