import type { APIContext } from 'astro';
import { quoteCart } from '#src/actions/cart.ts';
import { readCart } from '#src/actions/cart-cookie.ts';
import { type Course, listAlsoPay } from '#src/catalogue/index.ts';
import type { Cart, QuoteLine } from '#src/enrolment/index.ts';

/** A line with its price, and what to know before booking it. */
export interface QuotedLine extends QuoteLine {
  alsoPay: Course['alsoPay'];
}

/** What is in this browser's cart and what it costs, or the cart with other lines in their place. */
export async function findCart(context: Pick<APIContext, 'cookies' | 'locals'>, lines?: Cart['lines']) {
  const kept = readCart(context);
  const cart = lines ? { ...kept, lines } : kept;
  const [quote, alsoPay] = await Promise.all([
    quoteCart(context, cart),
    listAlsoPay(
      context.locals.services.db,
      cart.lines.map(({ courseId }) => courseId),
    ),
  ]);
  const quoted: QuotedLine[] = quote.lines.map((line) => ({ ...line, alsoPay: alsoPay.get(line.courseId) ?? [] }));
  return { cart, quote, lines: quoted };
}
