import type { AstroGlobal } from 'astro';
import { findOrderPage, type OrderAccess, type OrderPage } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';

export interface FoundOrder extends OrderPage {
  order: NonNullable<OrderPage['order']>;
  access: OrderAccess;
  /** To be put behind every address on the way: `key=…`, or nothing for whoever is signed in. */
  query: string;
}

/**
 * The booking this address is about, for whoever comes with its key or is signed in as its buyer. Otherwise where to send
 * them: to sign in when nobody is, to the 404 page when somebody else is.
 */
export async function findOrder({
  params,
  url,
  locals,
  redirect,
  rewrite,
}: AstroGlobal): Promise<FoundOrder | Response> {
  const { id: orderId = '' } = params;
  const key = url.searchParams.get('key');
  const access = { viewer: await locals.viewer(), key };
  const page = isId(orderId) ? await findOrderPage(locals.services, { orderId, access }) : undefined;
  if (page?.ok && page.value.order) {
    return {
      ...page.value,
      order: page.value.order,
      access,
      query: key ? new URLSearchParams({ key }).toString() : '',
    };
  }
  if (isId(orderId) && !access.viewer && !key)
    return redirect(`/sign-in?${new URLSearchParams({ to: url.pathname })}`, 303);
  return rewrite('/404');
}
