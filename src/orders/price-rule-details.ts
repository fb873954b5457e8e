import type { PriceRule } from './price-rules.ts';

/** What staff say about a rule. One of `percent` and `amountCents` is set. */
export interface PriceRuleDetails {
  kind: PriceRule['kind'];
  label: string;
  percent: number | null;
  amountCents: number | null;
  /** Null for every course, or that of the session. */
  courseId: string | null;
  /** Null for every date of the course. */
  sessionId: string | null;
  /** `early-bird` only. */
  daysBefore: number | null;
  /** `group` only. */
  minSeats: number | null;
  /** `member` only: the name or the ABN of an organisation. */
  organisation: string | null;
}

export type PriceRuleDetailsRefused =
  | { reason: 'percent-or-amount' }
  | { reason: 'days-before-missing' }
  | { reason: 'min-seats-missing' }
  | { reason: 'organisation-missing' }
  /** An online course has no start, so nobody can be early. */
  | { reason: 'early-bird-needs-dates' };

/** The details as they are kept: only what the kind speaks of. */
export function tidiedRule(details: PriceRuleDetails): PriceRuleDetails {
  const { kind } = details;
  return {
    ...details,
    daysBefore: kind === 'early-bird' ? details.daysBefore : null,
    minSeats: kind === 'group' ? details.minSeats : null,
    organisation: kind === 'member' ? details.organisation : null,
  };
}

/** The first fault in the details, in the order of the form, or null. */
export function faultInRule(
  { kind, percent, amountCents, daysBefore, minSeats, organisation }: PriceRuleDetails,
  courseKind: string | null,
): PriceRuleDetailsRefused | null {
  if ((percent === null) === (amountCents === null)) return { reason: 'percent-or-amount' };
  if (kind === 'early-bird' && daysBefore === null) return { reason: 'days-before-missing' };
  if (kind === 'early-bird' && courseKind === 'online') return { reason: 'early-bird-needs-dates' };
  if (kind === 'member' && organisation === null) return { reason: 'organisation-missing' };
  return kind === 'group' && minSeats === null ? { reason: 'min-seats-missing' } : null;
}
