import { timingSafeEqual } from 'node:crypto';
import type { Core } from '#src/core.ts';

/**
 * Says that this code has passed the limit on trying codes. A cart carries it beside the code, so that the page which
 * shows the cart again and again asks for nothing that was not allowed once.
 */
export function voucherKey({ signature }: Pick<Core, 'signature'>, code: string): string {
  return signature('cart-voucher', code.toUpperCase());
}

export function isVoucherKey(core: Pick<Core, 'signature'>, code: string, key: string): boolean {
  const [expected, given] = [Buffer.from(voucherKey(core, code)), Buffer.from(key)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
