import { formatDay, zoned } from '#src/shared/dates.ts';
import type { Cents } from '#src/shared/money.ts';

/** A rule that staff have set, in force for the course and session it is asked with. */
export interface PriceRule {
  kind: 'early-bird' | 'group' | 'member';
  /** In the words that staff gave it: "Early bird". */
  label: string;
  /** Off the price; one of the two. */
  percent: number | null;
  amountCents: Cents | null;
  /** `early-bird`: until so many whole days before the start, in the session's zone. */
  daysBefore: number | null;
  /** `group`: from so many seats of one item. */
  minSeats: number | null;
  /** `member`: of which organisation. Not of any: whoever likes founds one. */
  organisationId: string | null;
}

/** What a voucher takes off a seat. */
export interface Discount {
  label: string;
  percent: number | null;
  amountCents: Cents | null;
}

/** Why a price is what it is: the first step is a price, each further one what it adds (less than nothing, so far). */
export interface PriceStep {
  rule: string;
  label: string;
  cents: Cents;
}

interface SeatPrice {
  unitCents: Cents;
  /** Adds up to `unitCents`. */
  breakdown: PriceStep[];
}

export interface PriceFacts {
  /** The price before anything is taken off: of the course, of the session, of a tier. */
  base: PriceStep;
  rules: PriceRule[];
  /** Seats of the item, all its people together. */
  seats: number;
  /** Null for an online course, which has no early birds. */
  startsAt: Date | null;
  timeZone: string | null;
  /** Whose member prices hold: an organisation that whoever books may book for. */
  organisationId: string | null;
  now: Date;
}

/**
 * The price of one seat, in the settled order: base, early bird, the larger of group and member, voucher. Each step is
 * reckoned on what the steps before it left, rounded to the cent half up in the buyer's favour, and never takes more than
 * there is.
 */
export function seatPrice(facts: PriceFacts, voucher: Discount | null): SeatPrice {
  const steps = [facts.base];
  const left = () => steps.reduce((sum, { cents }) => sum + cents, 0);
  const take = (step: PriceStep | undefined) => {
    if (step && step.cents !== 0) steps.push(step);
  };
  take(largest(facts.rules.flatMap((rule) => earlyBird(rule, facts, left()))));
  take(largest(facts.rules.flatMap((rule) => groupOrMember(rule, facts, left()))));
  if (voucher) take({ rule: 'voucher', label: voucher.label, cents: -off(voucher, left()) });
  return { unitCents: left(), breakdown: steps };
}

/**
 * The last instant of an early bird: so many whole days before the start, at the same time of day in the session's own zone,
 * also across a change of its clocks.
 */
export function earlyBirdEnds(startsAt: Date, timeZone: string, daysBefore: number): Date {
  return new Date(zoned(startsAt, timeZone).subtract({ days: daysBefore }).epochMilliseconds);
}

function earlyBird(rule: PriceRule, { startsAt, timeZone, now }: PriceFacts, left: Cents): PriceStep[] {
  if (rule.kind !== 'early-bird' || rule.daysBefore === null || !startsAt || !timeZone) return [];
  const ends = earlyBirdEnds(startsAt, timeZone, rule.daysBefore);
  if (now > ends) return [];
  return [{ rule: 'early-bird', label: `${rule.label}, until ${formatDay(ends, timeZone)}`, cents: -off(rule, left) }];
}

function groupOrMember(rule: PriceRule, { seats, organisationId }: PriceFacts, left: Cents): PriceStep[] {
  if (rule.kind === 'group' && rule.minSeats !== null && seats >= rule.minSeats) {
    return [{ rule: 'group', label: `${rule.label}, ${rule.minSeats} or more people`, cents: -off(rule, left) }];
  }
  const isTheirs = organisationId !== null && rule.organisationId === organisationId;
  return rule.kind === 'member' && isTheirs ? [{ rule: 'member', label: rule.label, cents: -off(rule, left) }] : [];
}

/** The step that takes off most; the first of equals. */
function largest(steps: PriceStep[]): PriceStep | undefined {
  return steps.reduce<PriceStep | undefined>(
    (best, step) => (best && best.cents <= step.cents ? best : step),
    undefined,
  );
}

/** What is taken off this price. Whole cents only: percent times cents fits a number exactly, and halves are rounded up. */
function off({ percent, amountCents }: Pick<Discount, 'percent' | 'amountCents'>, left: Cents): Cents {
  if (amountCents !== null) return Math.min(amountCents, left);
  return Math.floor((left * (percent ?? 0) + 50) / 100);
}
