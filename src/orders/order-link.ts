import type { Core } from '#src/core.ts';
import { isSameSecret } from '#src/shared/secrets.ts';

/** The order a secret link opens. */
interface LinkedOrder {
  id: string;
  linkVersion: number;
}

interface MailedOrder extends LinkedOrder {
  /** Whether whoever was given its link may not book for the organisation any longer, whose order it is. */
  isLinkClosed: boolean;
}

/** The secret half of an order's link. Nothing is stored: it is signed anew, and a raised version makes old links useless. */
export function orderLinkKey({ signature }: Pick<Core, 'signature'>, order: LinkedOrder): string {
  return signature('order-link', `${order.id}:${order.linkVersion}`);
}

/** The address that opens the order, or a page under it, without signing in; by signing in where its link is closed. */
export function orderLink(core: Pick<Core, 'signature' | 'site'>, order: MailedOrder, under = ''): string {
  const page = `${core.site.url}/orders/${order.id}${under}`;
  return order.isLinkClosed ? page : `${page}?key=${orderLinkKey(core, order)}`;
}

export function isOrderLinkKey(core: Pick<Core, 'signature'>, order: MailedOrder, key: string): boolean {
  if (order.isLinkClosed) return false;
  return isSameSecret(orderLinkKey(core, order), key);
}
