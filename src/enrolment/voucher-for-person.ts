import type { Viewer } from '#src/accounts/index.ts';
import type { Voucher } from '#src/orders/index.ts';

/**
 * Whether this buyer may use the voucher at all. One that each person may use so often is for people we know apart: signed in,
 * with an e-mail that they have proven and book with. A typed address is as many people as one likes.
 */
export function mayUseVoucher(
  { maxUsesPerPerson }: Pick<Voucher, 'maxUsesPerPerson'>,
  viewer: Viewer | null,
  buyerEmail: string | null,
): boolean {
  if (maxUsesPerPerson === null) return true;
  return viewer !== null && viewer.emailVerified && viewer.email.toLowerCase() === buyerEmail?.toLowerCase();
}
