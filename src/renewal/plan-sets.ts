import { mostEarnedBy } from './most-by-day.ts';
import { commonDivisor } from './plan-bounds.ts';
import { doneOn, isOnline, type Objective, type PlanOption, type PlanTask } from './plan-task.ts';
import { findLightest, type SearchResult } from './search-sets.ts';

export const objectives: readonly Objective[] = ['cheapest', 'soonest', 'fewest-days'];

/** A set that closes the gap. `proven`: there is none better; else it is the best that was found in the time given. */
interface PlannedSet {
  options: PlanOption[];
  proven: boolean;
}

/** Steps of one search, some twenty milliseconds, and of one that asks only whether there is a set at all. */
const [mostNodes, mostNodesForAny] = [30_000, 8_000];

/**
 * The best set by each measure, null where none was found; `isProven` tells whether there is none. Cheapest: by price, then
 * days, then how early. Soonest: by the day on which all is done, then price. Fewest days: by days, then price. Pure, so that
 * many people can be planned for with one catalogue.
 */
export function planSets(task: PlanTask): { sets: Record<Objective, PlannedSet | null>; isProven: boolean } {
  const cheapest = findCheapest(task);
  if (!cheapest.set) return { sets: { cheapest: null, soonest: null, 'fewest-days': null }, isProven: cheapest.proven };
  return {
    sets: {
      cheapest: planned(cheapest),
      soonest: planned(findSoonest(task, cheapest.set)),
      'fewest-days': planned(findLightest(task, byDays, { most: mostNodes })),
    },
    isProven: true,
  };
}

export function findCheapest(task: PlanTask): SearchResult {
  return findLightest(task, byPrice, { most: mostNodes });
}

function planned({ set, proven }: SearchResult): PlannedSet | null {
  return set && { options: inOrder(set), proven };
}

/** Sessions by their days; online courses, which can be begun at once, before them. */
function inOrder(set: PlanOption[]): PlanOption[] {
  return set.toSorted((one, other) => (one.times[0]?.from ?? 0) - (other.times[0]?.from ?? 0));
}

/** The largest of the smaller gaps that can be closed, with its set: as near as it gets. Minima are left aside. */
export function findNearest(task: PlanTask): SearchResult & { options: PlanOption[] } {
  const steps = [...new Set(task.options.map(({ units }) => units))].reduce(commonDivisor, task.need.total);
  let [reached, beyond] = [0, Math.ceil(task.need.total / Math.max(1, steps))];
  let nearest = nothing;
  while (beyond - reached > 1) {
    const middle = Math.floor((reached + beyond) / 2);
    const need = { ...task.need, total: middle * steps, minima: [] };
    const found = findAny({ ...task, need });
    if (found.set) [reached, nearest] = [middle, { ...found, proven: nearest.proven }];
    else [beyond, nearest] = [middle, { ...nearest, proven: nearest.proven && found.proven }];
  }
  return { ...nearest, options: inOrder(nearest.set ?? []) };
}

const nothing: SearchResult = { set: null, proven: true };

function findAny(task: PlanTask): SearchResult {
  return findLightest(task, byPrice, { most: mostNodesForAny, firstIsEnough: true });
}

/** The first day by which any set is done, by halving, since what is done by a day is done by a later one; then the cheapest. */
function findSoonest(task: PlanTask, known: PlanOption[]): SearchResult {
  const mostBy = mostEarnedBy(task);
  const days = daysOf(task).filter((day) => day < doneOn(known));
  let [from, to, proven] = [0, days.length, true];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const day = days[middle] ?? 0;
    const found = mostBy(day) < task.need.total ? nothing : findAny({ ...task, deadlineDay: day });
    if (found.set) to = middle;
    else [from, proven] = [middle + 1, proven && found.proven];
  }
  const soonest = findCheapest({ ...task, deadlineDay: days[from] ?? doneOn(known) });
  return { set: soonest.set ?? known, proven: proven && soonest.proven };
}

/** The days on which a set can be done, in order. */
function daysOf({ options, mostItems, deadlineDay }: PlanTask): number[] {
  const ofSessions = options.flatMap((option) => (isOnline(option) ? [] : option.lastDay));
  const ofOnline = Array.from({ length: mostItems }, (_, index) => index);
  return [...new Set([...ofSessions, ...ofOnline])].filter((day) => day <= deadlineDay).toSorted((a, b) => a - b);
}

// Several measures in one number, the first deciding: a set costs less than 2²⁴ cents, takes less than 2⁸ days, and the days
// until its items are less than 2¹⁷ in all, so that everything stays exact in a double.
const [weightOfDay, weightOfCent] = [2 ** 17, 2 ** 25];
const laterDays = (option: PlanOption) => (isOnline(option) ? 0 : option.lastDay);

function byPrice(option: PlanOption): number {
  return option.priceCents * weightOfCent + option.days * weightOfDay + laterDays(option);
}

function byDays(option: PlanOption): number {
  return option.days * 2 ** 41 + option.priceCents * weightOfDay + laterDays(option);
}
