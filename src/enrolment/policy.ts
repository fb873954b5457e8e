import type { Cents } from '#src/shared/money.ts';
import { zoned } from '#src/shared/dates.ts';

/** One step of what goes back on a change of mind. The first step whose notice is met applies. */
export interface CancellationTier {
  /** Hours from now to the start; whole days are calendar days in the session's own zone. */
  atLeastHoursBefore: number;
  /** Share of what the seat costs that goes back, before the fee. */
  refundPercent: number;
  feeCents: Cents;
}

/** One step of what moving to another date costs besides the difference in price. */
export interface TransferTier {
  atLeastHoursBefore: number;
  feeCents: Cents;
}

/** The rules a seat was sold under: one version of a policy, frozen at purchase. Tiers begin with the longest notice. */
export interface Policy {
  tiers: CancellationTier[];
  transferTiers: TransferTier[];
  substituteUntilHours: number;
}

/** What the rules ask of a seat. A seat that cost 400 of which 50 have gone back already costs 350. */
export interface PricedSeat {
  priceCents: Cents;
  refundedCents: Cents;
  /** What a move has left of the share that goes back: no later date gives more. Null while it was not moved. */
  refundCapPercent?: number | null;
  /** What of its price a move to a cheaper date did not give back: nothing does, later. */
  keptCents?: Cents;
  /** Online courses: whether a lesson was opened or the quiz answered. */
  hasBegun: boolean;
}

/** When and where counted; null for an online course, which has no start. */
export type Start = { startsAt: Date; timeZone: string } | null;

export interface CancellationQuote {
  /** What the seat's price falls by. */
  refundCents: Cents;
  /** What the fee takes of it; less than the tier's fee where there is no more to take. */
  feeCents: Cents;
  percent: number;
  /** Whether the step would give more, had the seat not been moved when it gave less. */
  isCapped: boolean;
  /** The step that applies; null when none does any more. */
  tier: CancellationTier | null;
  /** Until when this step applies, that instant included; null without end. */
  cutOffAt: Date | null;
  /** What follows: the next step that changes the amount, and the instant after which it does. */
  next: { from: Date; refundCents: Cents } | null;
  because: 'notice' | 'no-notice' | 'not-begun' | 'begun';
}

/**
 * What goes back if the seat is cancelled now. A step holds until its own cut-off, that instant included; after the start
 * nothing holds. An online course has no start: until learning has begun the longest notice counts, afterwards none.
 */
export function quoteCancellation(policy: Policy, seat: PricedSeat, start: Start, now: Date): CancellationQuote {
  if (!start) {
    const tier = seat.hasBegun ? tierOfNoNotice(policy.tiers) : (policy.tiers[0] ?? null);
    const because = seat.hasBegun ? 'begun' : 'not-begun';
    return { ...amountsOf(tier, seat), tier, cutOffAt: null, next: null, because };
  }
  const tier = tierAt(policy.tiers, start, now);
  const amounts = amountsOf(tier, seat);
  if (!tier) return { ...amounts, tier, cutOffAt: null, next: null, because: 'no-notice' };
  const refundAt = (later: CancellationTier | null) => amountsOf(later, seat).refundCents;
  const next = nextStep(policy.tiers, tier, (later) => refundAt(later) !== amounts.refundCents);
  return {
    ...amounts,
    tier,
    cutOffAt: cutOff(start, tier.atLeastHoursBefore),
    next: next && { from: cutOff(start, next.afterHours), refundCents: refundAt(next.tier) },
    because: 'notice',
  };
}

/** The share of its price that goes back if the seat is given up now: what a move cannot raise. */
export function refundPercentNow(policy: Policy, seat: Pick<PricedSeat, 'refundCapPercent'>, start: Start, now: Date) {
  return Math.min((start && tierAt(policy.tiers, start, now)?.refundPercent) ?? 0, seat.refundCapPercent ?? 100);
}

interface TransferTerms {
  feeCents: Cents;
  /** Until when this fee holds, that instant included. */
  cutOffAt: Date;
  /** What follows; a fee of null when the seat cannot be moved from then on. */
  next: { from: Date; feeCents: Cents | null } | null;
}

/** What moving costs now; null when the rules do not let the seat be moved any more. */
export function transferTerms(policy: Policy, start: Start, now: Date): TransferTerms | null {
  const tier = start && tierAt(policy.transferTiers, start, now);
  if (!start || !tier) return null;
  const next = nextStep(policy.transferTiers, tier, (later) => later?.feeCents !== tier.feeCents);
  return {
    feeCents: tier.feeCents,
    cutOffAt: cutOff(start, tier.atLeastHoursBefore),
    next: next && { from: cutOff(start, next.afterHours), feeCents: next.tier?.feeCents ?? null },
  };
}

/** Until when somebody else may take the seat; null without end. */
export function substitutionEnds(policy: Policy, start: Start): Date | null {
  return start && cutOff(start, policy.substituteUntilHours);
}

/**
 * The instant so many hours before the start. Whole days are counted on the calendar, to the same time of day in the
 * session's zone, as people count them: a day on which the clocks change has 23 or 25 hours. Other hours are hours.
 */
export function cutOff({ startsAt, timeZone }: NonNullable<Start>, hoursBefore: number): Date {
  const start = zoned(startsAt, timeZone);
  const at =
    hoursBefore % 24 === 0 ? start.subtract({ days: hoursBefore / 24 }) : start.subtract({ hours: hoursBefore });
  return new Date(at.epochMilliseconds);
}

type Step = { atLeastHoursBefore: number };

function tierAt<Tier extends Step>(tiers: Tier[], start: NonNullable<Start>, now: Date): Tier | null {
  return tiers.find(({ atLeastHoursBefore }) => now <= cutOff(start, atLeastHoursBefore)) ?? null;
}

function tierOfNoNotice(tiers: CancellationTier[]): CancellationTier | null {
  return tiers.find(({ atLeastHoursBefore }) => atLeastHoursBefore === 0) ?? null;
}

/** Rounded half up. The fee takes no more than there is, so that nobody owes more for having cancelled. */
function amountsOf(
  tier: CancellationTier | null,
  { priceCents, refundedCents, refundCapPercent, keptCents = 0 }: PricedSeat,
) {
  const costs = Math.max(0, priceCents - refundedCents - keptCents);
  const percent = Math.min(tier?.refundPercent ?? 0, refundCapPercent ?? 100);
  const isCapped = percent < (tier?.refundPercent ?? 0);
  const share = Math.floor((costs * percent + 50) / 100);
  const feeCents = Math.min(tier?.feeCents ?? 0, share);
  return { refundCents: share - feeCents, feeCents, percent, isCapped };
}

/**
 * The first later step that changes anything, and the notice after which it applies. Two steps that give a seat the same are
 * announced as one. After the last step comes nothing (null), unless that step holds until the start itself.
 */
function nextStep<Tier extends Step>(tiers: Tier[], now: Tier, changes: (tier: Tier | null) => boolean) {
  const later: (Tier | null)[] = tiers.filter((each) => each.atLeastHoursBefore < now.atLeastHoursBefore);
  if ((tiers.at(-1)?.atLeastHoursBefore ?? 0) > 0) later.push(null);
  const at = later.findIndex(changes);
  if (at < 0) return null;
  return { tier: later[at] ?? null, afterHours: (later[at - 1] ?? now).atLeastHoursBefore };
}
