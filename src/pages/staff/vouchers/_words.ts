import type { VoucherForStaff } from '#src/backoffice/index.ts';
import { formatDay } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** Whether a voucher can be used at this instant. */
export function voucherState({ active, validFrom, validUntil, used, maxUses }: VoucherForStaff, now: Date) {
  if (!active) return { tone: 'neutral', text: 'Off' } as const;
  if (validUntil && validUntil <= now) return { tone: 'neutral', text: 'Over' } as const;
  if (maxUses !== null && used >= maxUses) return { tone: 'info', text: 'Used up' } as const;
  if (validFrom && validFrom > now) return { tone: 'info', text: 'Not yet' } as const;
  return { tone: 'done', text: 'In force' } as const;
}

/** "3 of 10", "3". */
export function usesWords({ used, maxUses }: Pick<VoucherForStaff, 'used' | 'maxUses'>): string {
  return maxUses === null ? String(used) : `${used} of ${maxUses}`;
}

/** "From Mon 1 Feb 2027 until Sun 28 Feb 2027", on the office's calendar; `validUntil` is the instant after the last day. */
export function daysWords({ validFrom, validUntil }: Pick<VoucherForStaff, 'validFrom' | 'validUntil'>): string {
  const from = validFrom && `from ${formatDay(validFrom, officeZone)}`;
  const until = validUntil && `until ${formatDay(new Date(validUntil.getTime() - 1), officeZone)}`;
  const words = [from, until].filter(Boolean).join(' ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Any day';
}
