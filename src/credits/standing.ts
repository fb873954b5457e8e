import { addDecimals, compareDecimals, largestDecimal, lessDecimal, smallestDecimal } from '#src/shared/decimals.ts';
import { type CountableEntry, type CountedEntry, countEntries, type UncountedEntry } from './count-entries.ts';
import { type Cycle, daysBetween, earningWindow } from './cycle.ts';
import { type Activity, type Requirement, requirementOn } from './requirement.ts';

/** A cycle as a learner holds it. */
export interface HeldCycle extends Cycle {
  /** What was left of the cycle before, by the body's own word or by our reckoning. */
  carriedIn?: string;
}

/** Where somebody stands in a cycle. All units are exact decimals with three places, in the requirement's unit. */
export interface Standing<Entry extends CountableEntry = CountableEntry> {
  requirement: Requirement;
  cycle: Cycle;
  /** The days on which credit for the cycle is earned; its last one is the deadline. */
  window: Cycle;
  deadline: string;
  /** Below zero when the deadline has passed. */
  daysLeft: number;
  required: string;
  /** What the entries of the window are worth before any rule takes from it. */
  earned: string;
  /** What of it counts. */
  counted: string;
  /** What counts of that carried in. */
  carried: string;
  /** Still to be earned, so that the total and every minimum are met. */
  gap: string;
  met: boolean;
  /** What would go into the next cycle if this one ended now. */
  carriesOut: string;
  minima: { category: string; name: string; required: string; counted: string; missing: string }[];
  caps: { activity: Activity; most: string; counted: string; over: string }[];
  countedEntries: CountedEntry<Entry>[];
  uncountedEntries: UncountedEntry<Entry>[];
}

/**
 * Where somebody stands in a cycle on a day: the requirement in force when the cycle began, against the entries that fall
 * into its earning window. Null when no requirement was in force then. Entries of other credit types are passed over; each
 * of the rest is either counted (in full, or up to a cap) or named with the reason why not.
 *
 * What is carried in counts to the total and to no minimum, since no body says of which category it is.
 */
export function standing<Entry extends CountableEntry>(
  requirements: readonly Requirement[],
  cycle: HeldCycle,
  { entries, on }: { entries: readonly Entry[]; on: string },
): Standing<Entry> | null {
  const requirement = requirementOn(requirements, cycle);
  if (!requirement) return null;
  const window = earningWindow(cycle, requirement);
  const {
    counted: countedEntries,
    uncounted: uncountedEntries,
    caps,
    earned,
  } = countEntries(requirement, window, {
    entries,
    on,
  });
  const counted = addDecimals(...countedEntries.map(({ counts }) => counts));
  const carried = smallestDecimal(cycle.carriedIn ?? '0', requirement.maxCarry);
  const minima = requirement.minima.map((minimum) => minimumReached(minimum, countedEntries));
  const gap = largestDecimal(
    lessDecimal(requirement.units, addDecimals(counted, carried)),
    addDecimals(...minima.map(({ missing }) => missing)),
  );
  return {
    requirement,
    cycle: { startsOn: cycle.startsOn, endsOn: cycle.endsOn },
    window,
    deadline: window.endsOn,
    daysLeft: daysBetween(on, window.endsOn),
    required: addDecimals(requirement.units),
    earned,
    counted,
    carried: addDecimals(carried),
    gap,
    met: compareDecimals(gap, '0') === 0,
    carriesOut: carryOver(requirement, { counted, carried }),
    minima,
    caps,
    countedEntries,
    uncountedEntries,
  };
}

/**
 * The standings of one person's cycles in the order of time, each with what the one before leaves it, unless the body's own
 * word says otherwise. Cycles that do not follow on each other carry nothing.
 */
export function standingsInOrder<Entry extends CountableEntry, Held extends HeldCycle>(
  requirements: readonly Requirement[],
  cycles: readonly Held[],
  facts: { entries: readonly Entry[]; on: string },
): { cycle: Held; standing: Standing<Entry> | null }[] {
  let before: Standing<Entry> | null = null;
  return cycles
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .map((cycle) => {
      const follows = before !== null && daysBetween(before.cycle.endsOn, cycle.startsOn) === 1;
      const carriedIn = cycle.carriedIn ?? (follows ? (before?.carriesOut ?? '0') : '0');
      before = standing(requirements, { ...cycle, carriedIn }, facts);
      return { cycle, standing: before };
    });
}

/** What was carried in is used first, since it ends with this cycle; only what was earned in the cycle itself carries on. */
function carryOver({ units, maxCarry }: Requirement, { counted, carried }: { counted: string; carried: string }) {
  return addDecimals(smallestDecimal(maxCarry, lessDecimal(counted, lessDecimal(units, carried))));
}

function minimumReached(
  { category, name, units }: Requirement['minima'][number],
  entries: readonly CountedEntry<CountableEntry>[],
) {
  const ofCategory = entries.filter(({ entry }) => entry.category === category);
  const counted = addDecimals(...ofCategory.map(({ counts }) => counts));
  return { category, name, required: addDecimals(units), counted, missing: lessDecimal(units, counted) };
}
