import { addDays, instantAt } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** What staff say about a voucher. One of `percent` and `amountCents` is set; 100 % makes a seat free. */
export interface VoucherDetails {
  /** Null has one made that cannot be guessed. */
  code: string | null;
  percent: number | null;
  amountCents: number | null;
  /** Seats in all, and seats of one buyer; null for no limit. */
  maxUses: number | null;
  maxUsesPerPerson: number | null;
  courseId: string | null;
  sessionId: string | null;
  /** Days on the office's calendar; null for no limit. */
  firstDay: string | null;
  lastDay: string | null;
  /** For staff alone: who has it, and why. */
  note: string;
}

export type VoucherDetailsRefused =
  | { reason: 'percent-or-amount' }
  /** Eight to forty letters, digits and hyphens: shorter ones are found by trying. */
  | { reason: 'code-malformed' }
  | { reason: 'voucher-days-reversed' }
  | { reason: 'voucher-over-already' };

/** The first fault in the details, or null. `today` is the office's. */
export function faultInVoucher(details: VoucherDetails, today: string): VoucherDetailsRefused | null {
  const { code, percent, amountCents, firstDay, lastDay } = details;
  if (code !== null && !/^[A-Za-z0-9-]{8,40}$/.test(code)) return { reason: 'code-malformed' };
  if ((percent === null) === (amountCents === null)) return { reason: 'percent-or-amount' };
  if (firstDay && lastDay && lastDay < firstDay) return { reason: 'voucher-days-reversed' };
  return lastDay && lastDay < today ? { reason: 'voucher-over-already' } : null;
}

/** From the first instant of the first day until the last day is over, where the office is. */
export function voucherInstants({ firstDay, lastDay }: Pick<VoucherDetails, 'firstDay' | 'lastDay'>) {
  return {
    validFrom: firstDay === null ? null : instantAt(firstDay, '00:00', officeZone),
    validUntil: lastDay === null ? null : instantAt(addDays(lastDay, 1), '00:00', officeZone),
  };
}
