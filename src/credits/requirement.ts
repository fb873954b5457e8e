import { covers } from './approval.ts';

/** What somebody did for a credit: some bodies count only so much of a kind. */
export const activities = ['class', 'workshop', 'webinar', 'online', 'event', 'reading', 'teaching', 'other'] as const;
export type Activity = (typeof activities)[number];

/**
 * What keeps the designations of one group up, from one day to another. All of it is data that staff keep: bodies change
 * their rules, and of some we are not sure. Units are exact decimals.
 */
export interface Requirement {
  id: string;
  /** Designations that share one cycle and one total. */
  cycleGroupId: string;
  creditTypeId: string;
  units: string;
  cycleMonths: number;
  /** 'MM-DD' where every cycle begins on one day of the year; null where it begins on the day of the award. */
  calendarStarts: string | null;
  /** Credit is earned so many months before the cycle that it renews. */
  earnedMonthsBefore: number;
  /** What may be left of a cycle for the next one, and for that one only. */
  maxCarry: string;
  repeatsCount: boolean;
  minima: { category: string; name: string; units: string }[];
  caps: { activity: Activity; units: string }[];
  /** Units of other credit types that count: one of theirs is `factor` of ours. */
  conversions: { creditTypeId: string; factor: string }[];
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** The requirement that holds for a cycle: the one in force on its first day, whatever changes while it runs. */
export function requirementOn<R extends Pick<Requirement, 'effectiveFrom' | 'effectiveTo'>>(
  requirements: readonly R[],
  cycle: { startsOn: string },
): R | null {
  const inForce = ({ effectiveFrom: validFrom, effectiveTo: validTo }: R) =>
    covers({ validFrom, validTo }, cycle.startsOn);
  return requirements.find(inForce) ?? null;
}
