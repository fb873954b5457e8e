import type { Voucher } from './voucher-queries.ts';

export interface VoucherUses {
  used: number;
  usedByBuyer: number;
}

/** How often a voucher may still be used by a buyer: without end where nothing limits it. */
export function voucherUsesLeft(voucher: Voucher, { used, usedByBuyer }: VoucherUses): number {
  const inAll = voucher.maxUses === null ? Infinity : voucher.maxUses - used;
  const perPerson = voucher.maxUsesPerPerson === null ? Infinity : voucher.maxUsesPerPerson - usedByBuyer;
  return Math.max(0, Math.min(inAll, perPerson));
}

/** Whether it may be used at this instant: from its first on, and no more at its last. */
export function isVoucherInForce({ active, validFrom, validUntil }: Voucher, now: Date): boolean {
  return active && (!validFrom || validFrom <= now) && (!validUntil || now < validUntil);
}

/** Whether it is for this course and session. */
export function isVoucherFor(
  voucher: Pick<Voucher, 'courseId' | 'sessionId'>,
  item: { courseId: string; sessionId: string | null },
): boolean {
  return (
    (voucher.courseId === null || voucher.courseId === item.courseId) &&
    (voucher.sessionId === null || voucher.sessionId === item.sessionId)
  );
}
