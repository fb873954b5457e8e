import { Temporal } from 'temporal-polyfill';
import type { Requirement } from './requirement.ts';

/** The time in which credit keeps a designation; both days belong to it. */
export interface Cycle {
  startsOn: string;
  endsOn: string;
}

type EarnsBefore = Pick<Requirement, 'earnedMonthsBefore'>;
type Rhythm = Pick<Requirement, 'cycleMonths' | 'calendarStarts'>;

/** A body's calendar does not reach further than this many cycles of a person. */
const mostCycles = 600;

/**
 * The cycle that a day falls into, reckoned from an award: the first begins on the award's day or, where cycles keep to a
 * calendar, on the first such day after it. A day before the first cycle gives the first. Every cycle is reckoned from the
 * first and not from its neighbour, so that 31 January or 29 February is found again after a shorter month.
 */
export function cycleFor(awardedOn: string, rhythm: Rhythm, on: string): Cycle {
  const first = firstDay(awardedOn, rhythm.calendarStarts);
  for (let index = 0; index < mostCycles; index += 1) {
    const cycle = nthCycle(first, rhythm.cycleMonths, index);
    if (on <= cycle.endsOn) return cycle;
  }
  throw new RangeError(`No cycle since ${awardedOn} reaches ${on}`);
}

/** The cycle for which credit is earned on a day: the one that runs, or a later one where credit comes before its cycle. */
export function cycleEarnedOn(awardedOn: string, rhythm: Rhythm & EarnsBefore, on: string): Cycle {
  const ahead = Temporal.PlainDate.from(on).add({ months: rhythm.earnedMonthsBefore });
  return cycleFor(awardedOn, rhythm, ahead.toString());
}

/** The cycle that begins on this day. */
export function cycleFrom(startsOn: string, { cycleMonths }: Pick<Rhythm, 'cycleMonths'>): Cycle {
  return nthCycle(Temporal.PlainDate.from(startsOn), cycleMonths, 0);
}

/** The days on which credit for the cycle is earned: the cycle itself, or as long before it as the body says. */
export function earningWindow(
  { startsOn, endsOn }: Cycle,
  requirement: Pick<Requirement, 'earnedMonthsBefore'>,
): Cycle {
  const months = requirement.earnedMonthsBefore;
  if (months === 0) return { startsOn, endsOn };
  const afterEnd = Temporal.PlainDate.from(endsOn).add({ days: 1 });
  return {
    startsOn: Temporal.PlainDate.from(startsOn).subtract({ months }).toString(),
    endsOn: afterEnd.subtract({ months }).subtract({ days: 1 }).toString(),
  };
}

/** Whole days from one date to another; below zero when the other is past. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

function firstDay(awardedOn: string, calendarStarts: string | null): Temporal.PlainDate {
  const awarded = Temporal.PlainDate.from(awardedOn);
  if (calendarStarts === null) return awarded;
  const [month, day] = calendarStarts.split('-').map(Number);
  const thatYear = Temporal.PlainDate.from({ year: awarded.year, month: month ?? 1, day: day ?? 1 });
  return Temporal.PlainDate.compare(thatYear, awarded) > 0 ? thatYear : thatYear.add({ years: 1 });
}

function nthCycle(first: Temporal.PlainDate, months: number, index: number): Cycle {
  return {
    startsOn: first.add({ months: months * index }).toString(),
    endsOn: first
      .add({ months: months * (index + 1) })
      .subtract({ days: 1 })
      .toString(),
  };
}
