import type { Core } from '#src/core.ts';
import { isSameSecret } from '#src/shared/secrets.ts';

interface LinkedOrder {
  id: string;
  paymentLinkVersion: number;
}

/** The secret half of the link by which somebody else pays. It opens nothing but the payment: the booking has a key of its own. */
export function paymentLinkKey({ signature }: Pick<Core, 'signature'>, order: LinkedOrder): string {
  return signature('payment-link', `${order.id}:${order.paymentLinkVersion}`);
}

/** The address where the order is paid by whoever has it, and nothing else can be seen or done. */
export function paymentLink(core: Pick<Core, 'signature' | 'site'>, order: LinkedOrder): string {
  return `${core.site.url}/pay/${order.id}?key=${paymentLinkKey(core, order)}`;
}

export function isPaymentLinkKey(core: Pick<Core, 'signature'>, order: LinkedOrder, key: string): boolean {
  return isSameSecret(paymentLinkKey(core, order), key);
}
