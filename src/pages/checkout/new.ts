import type { APIRoute } from 'astro';
import { keepCart, readCart } from '#src/actions/cart-cookie.ts';
import { findLine, listOffers, putLine } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';

/** The way in of links from elsewhere: `?session=<id>` or `?course=<slug>` is in the cart, and the checkout opens. */
export const GET: APIRoute = async (context) => {
  const { url, locals, redirect, rewrite } = context;
  const [sessionId, slug] = [url.searchParams.get('session'), url.searchParams.get('course')];
  if (sessionId ? !isId(sessionId) : !slug) return rewrite('/404');
  const [offer] = await listOffers(locals.services.db, {
    sessionIds: sessionId ? [sessionId] : [],
    courseIds: [],
    courseSlugs: sessionId || !slug ? [] : [slug],
  });
  // What is not published is nobody's to know of.
  if (!offer || offer.courseState === 'draft' || offer.sessionState === 'draft') return rewrite('/404');
  const cart = readCart(context);
  const line = { courseId: offer.courseId, sessionId: offer.sessionId, priceTierId: null, seats: 1 };
  const added = putLine(cart, line);
  if (!findLine(cart, line) && added.ok) keepCart(context, added.value);
  return redirect(added.ok ? '/checkout' : '/cart', 303);
};
