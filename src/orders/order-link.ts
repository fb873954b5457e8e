import { timingSafeEqual } from 'node:crypto';
import type { Core } from '#src/core.ts';

/** The order a secret link opens. */
interface LinkedOrder {
  id: string;
  linkVersion: number;
}

/** The secret half of an order's link. Nothing is stored: it is signed anew, and a raised version makes old links useless. */
export function orderLinkKey({ signature }: Pick<Core, 'signature'>, order: LinkedOrder): string {
  return signature('order-link', `${order.id}:${order.linkVersion}`);
}

/** The address that opens the order without signing in. */
export function orderLink(core: Pick<Core, 'signature' | 'site'>, order: LinkedOrder): string {
  return `${core.site.url}/orders/${order.id}?key=${orderLinkKey(core, order)}`;
}

export function isOrderLinkKey(core: Pick<Core, 'signature'>, order: LinkedOrder, key: string): boolean {
  const expected = Buffer.from(orderLinkKey(core, order));
  const given = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
