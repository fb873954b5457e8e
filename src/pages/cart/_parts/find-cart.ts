import type { APIContext } from 'astro';
import { quotedCart } from '#src/actions/cart.ts';
import { readCart } from '#src/actions/cart-cookie.ts';
import { type Course, listAlsoPay } from '#src/catalogue/index.ts';
import { type Cart, listPrerequisitesOf, type Prerequisite, quoteCart } from '#src/enrolment/index.ts';

export type Quote = Awaited<ReturnType<typeof quoteCart>>;

/** A line with its price, and what to know before booking it. */
export type QuotedLine = Omit<Quote['lines'][number], 'prerequisites'> & {
  alsoPay: Course['alsoPay'];
  prerequisites: Prerequisite[];
};

/** What is in this browser's cart and what it costs, or another cart in its place. */
export async function findCart(context: Pick<APIContext, 'cookies' | 'locals'>, lines?: Cart['lines']) {
  const { services, viewer: findViewer } = context.locals;
  const kept = readCart(context);
  const cart = lines ? { ...kept, lines } : kept;
  const viewer = await findViewer();
  const courseIds = [...new Set(cart.lines.map(({ courseId }) => courseId))];
  const [quote, alsoPay, prerequisites] = await Promise.all([
    quoteCart(services, { ...quotedCart(cart), viewer }),
    listAlsoPay(services.db, courseIds),
    listPrerequisitesOf(services.db, courseIds),
  ]);
  const quoted: QuotedLine[] = quote.lines.map((line) => ({
    ...line,
    alsoPay: alsoPay.get(line.courseId) ?? [],
    prerequisites: prerequisites.filter(({ courseId }) => courseId === line.courseId),
  }));
  return { cart, viewer, quote, lines: quoted };
}
