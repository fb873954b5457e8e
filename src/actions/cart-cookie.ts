import type { APIContext } from 'astro';
import { type Cart, emptyCart, parseCart, printCart } from '#src/enrolment/index.ts';

type Context = Pick<APIContext, 'cookies' | 'locals'>;

const name = 'cart';
const days = 30;

/** What this browser means to book. */
export function readCart({ cookies }: Pick<Context, 'cookies'>): Cart {
  return parseCart(cookies.get(name)?.value);
}

/** Keeps the cart in the browser for thirty days, for our own server only. An empty one leaves nothing behind. */
export function keepCart({ cookies, locals }: Context, cart: Cart): void {
  if (cart.lines.length === 0) return cookies.delete(name, { path: '/' });
  cookies.set(name, printCart(cart), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: locals.services.site.url.startsWith('https:'),
    maxAge: days * 24 * 60 * 60,
  });
}

export function forgetCart(context: Context): void {
  keepCart(context, emptyCart);
}
