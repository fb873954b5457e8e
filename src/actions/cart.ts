import type { APIContext } from 'astro';
import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  type Cart,
  type CartLine,
  findLine,
  mostSeats,
  parseLine,
  putLine,
  type Quote,
  quoteBooking,
  withLines,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { refuse } from '#src/shared/result.ts';
import { keepCart, readCart } from './cart-cookie.ts';
import { optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

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

const printedLines = z
  .string(stale)
  .max(2_000, stale)
  .transform((typed, context) => {
    const lines = typed.split('.').map(parseLine);
    if (lines.every((line) => line !== null)) return lines;
    context.addIssue({ code: 'custom', message: stale });
    return z.NEVER;
  });

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

  /** Puts a seat of each of several things into the cart, or of none of them. */
  addAll: formAction(z.object({ lines: printedLines }), async ({ lines }, context) => {
    const added = lines.reduce<ReturnType<typeof putLine>>(
      (cart, line) => (cart.ok && !findLine(cart.value, line) ? putLine(cart.value, line) : cart),
      { ok: true, value: readCart(context) },
    );
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

  /** Keeps a voucher with the cart when it holds for something in it. Whoever tries many codes is told nothing any more. */
  useVoucher: formAction(z.object({ voucherCode }), async ({ voucherCode: code }, context) => {
    const cart = { ...readCart(context), voucherCode: code };
    const no = await refusalOfVoucher(context, cart);
    return no ?? keep(context, { ok: true, value: cart }, '/cart#price');
  }),

  /** Leaves out the lines that are no longer on sale. */
  dropGone: formAction(z.object({}), async (_, context) => {
    const cart = readCart(context);
    const { gone } = await quoteCart(context, cart);
    const lines = cart.lines.filter((line) => !findLine({ ...cart, lines: gone }, line));
    return keep(context, { ok: true, value: withLines(cart, lines) }, '/cart');
  }),

  dropVoucher: formAction(z.object({}), (_, context) =>
    Promise.resolve(keep(context, { ok: true, value: { ...readCart(context), voucherCode: null } }, '/cart#price')),
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

/** Why the cart's voucher takes nothing off, beside its field; null when it does. */
export async function refusalOfVoucher(context: Asking, cart: Cart): Promise<FormOutcome | null> {
  const { voucher } = await quoteCart(context, cart);
  if (!voucher?.refusal) return null;
  return voucher.refusal === 'too-many-tries'
    ? refused(refuse('too-many-tries', { retryAfterSeconds: 60 * 60 }), 'voucherCode')
    : refused(refuse('voucher-refused'));
}

type Asking = Pick<APIContext, 'locals'>;

/** What a cart costs whoever is looking, and what can be said against each line. */
export async function quoteCart(
  { locals }: Asking,
  { lines, voucherCode, organisationId, offer }: Cart,
): Promise<Quote> {
  return quoteBooking(locals.services, {
    items: lines,
    voucherCode,
    organisationId,
    offerId: offer?.id ?? null,
    viewer: await locals.viewer(),
    ip: locals.clientAddress,
  });
}
