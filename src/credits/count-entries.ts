import { addDecimals, compareDecimals, lessDecimal, multiplyDecimals, smallestDecimal } from '#src/shared/decimals.ts';
import type { Cycle } from './cycle.ts';
import type { Activity, Requirement } from './requirement.ts';

/** A credit entry as far as a requirement asks about it. */
export interface CountableEntry {
  id: string;
  creditTypeId: string;
  /** Exact decimal, in the credit type's own unit. */
  units: string;
  category: string | null;
  activity: Activity;
  earnedOn: string;
  /** The same for the same course, whoever entered it. */
  courseKey: string;
  /** Why it does not count whatever the rules say: the body, the issuer or our staff said so. */
  void: 'rejected' | 'certificate-withdrawn' | 'evidence-refused' | null;
}

export interface CountedEntry<Entry extends CountableEntry> {
  entry: Entry;
  /** In the requirement's unit. */
  units: string;
  /** What of it counts: less than its units where a cap was reached. */
  counts: string;
  /** Set where an older unit was converted: one of it is so many. */
  factor: string | null;
}

export interface UncountedEntry<Entry extends CountableEntry> {
  entry: Entry;
  units: string;
  why: NonNullable<CountableEntry['void']> | 'outside-window' | 'not-yet' | 'same-course-again' | 'over-activity-cap';
}

interface Count<Entry extends CountableEntry> {
  counted: CountedEntry<Entry>[];
  uncounted: UncountedEntry<Entry>[];
  /** What the entries of the window are worth before caps and repeats. */
  earned: string;
  caps: { activity: Activity; most: string; counted: string; over: string }[];
}

/**
 * Counts entries in the order in which they were earned, so that the earlier of two courses, and what comes before a cap is
 * reached, is what counts.
 */
export function countEntries<Entry extends CountableEntry>(
  requirement: Requirement,
  window: Cycle,
  { entries, on }: { entries: readonly Entry[]; on: string },
): Count<Entry> {
  const caps = new Map(
    requirement.caps.map(({ activity, units }) => [activity, { most: units, counted: '0', over: '0' }]),
  );
  const courses = new Set<string>();
  const count: Count<Entry> = { counted: [], uncounted: [], earned: '0', caps: [] };
  const inOrder = entries.toSorted((a, b) => a.earnedOn.localeCompare(b.earnedOn) || a.id.localeCompare(b.id));
  for (const entry of inOrder) {
    const factor = factorOf(requirement, entry);
    if (factor === undefined) continue;
    const units = factor === null ? addDecimals(entry.units) : multiplyDecimals(entry.units, factor);
    const why = whyNot(entry, { window, on });
    if (why) {
      count.uncounted.push({ entry, units, why });
      continue;
    }
    count.earned = addDecimals(count.earned, units);
    if (!requirement.repeatsCount && courses.has(entry.courseKey)) {
      count.uncounted.push({ entry, units, why: 'same-course-again' });
      continue;
    }
    courses.add(entry.courseKey);
    const counts = upToCap(caps.get(entry.activity), units);
    if (compareDecimals(counts, '0') > 0) count.counted.push({ entry, units, counts, factor });
    else count.uncounted.push({ entry, units, why: 'over-activity-cap' });
  }
  count.earned = addDecimals(count.earned);
  count.caps = [...caps].map(([activity, { most, counted, over }]) => ({
    activity,
    most: addDecimals(most),
    counted: addDecimals(counted),
    over: addDecimals(over),
  }));
  return count;
}

/** Null for the requirement's own unit, the factor for one that converts, undefined for one that is none of its business. */
function factorOf({ creditTypeId, conversions }: Requirement, entry: CountableEntry): string | null | undefined {
  if (entry.creditTypeId === creditTypeId) return null;
  return conversions.find((conversion) => conversion.creditTypeId === entry.creditTypeId)?.factor;
}

function whyNot(entry: CountableEntry, { window, on }: { window: Cycle; on: string }) {
  if (entry.void) return entry.void;
  if (entry.earnedOn < window.startsOn || entry.earnedOn > window.endsOn) return 'outside-window';
  return entry.earnedOn > on ? 'not-yet' : null;
}

function upToCap(cap: { most: string; counted: string; over: string } | undefined, units: string): string {
  if (!cap) return units;
  const counts = smallestDecimal(units, lessDecimal(cap.most, cap.counted));
  cap.counted = addDecimals(cap.counted, counts);
  cap.over = addDecimals(cap.over, lessDecimal(units, counts));
  return addDecimals(counts);
}
