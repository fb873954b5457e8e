import type { Activity } from '#src/credits/index.ts';

/**
 * One bookable seat as the search for sets sees it. Units are thousandths of the requirement's unit; days are counted from
 * the first day on which credit can be earned, which is day 0.
 */
export interface PlanOption {
  /** Of the session, or of the online course. */
  id: string;
  courseId: string;
  units: number;
  category: string | null;
  activity: Activity;
  priceCents: number;
  /** Days of the calendar that it takes: each day of a session, one for an online course. */
  days: number;
  /** When a session is held, the earliest first, in epoch milliseconds; nothing for an online course. */
  times: readonly Time[];
  /** A session's last day; for an online course the last day on which its approval holds. */
  lastDay: number;
  /** For each prerequisite that the learner does not hold the courses of which one must come before, in the same set. */
  needsBefore: readonly (readonly string[])[];
}

export interface Time {
  from: number;
  to: number;
}

/** Credit that comes without any set: a seat that is booked. */
export type PlannedCredit = Pick<PlanOption, 'units' | 'category' | 'activity'> & { day: number };

/** What is still to be earned, in thousandths, before booked seats are counted. */
export interface PlanNeed {
  total: number;
  minima: readonly { category: string; units: number }[];
  /** How much more of an activity may count; absent for as much as there is. */
  capLeft: ReadonlyMap<Activity, number>;
  /** In the order of their days. */
  booked: readonly PlannedCredit[];
}

export interface PlanTask {
  options: readonly PlanOption[];
  need: PlanNeed;
  /** When the learner is not free. */
  taken: readonly Time[];
  budgetCents: number | null;
  deadlineDay: number;
  /** The most items of a set. */
  mostItems: number;
}

export type Objective = 'cheapest' | 'soonest' | 'fewest-days';

export function isOnline({ times }: Pick<PlanOption, 'times'>): boolean {
  return times.length === 0;
}

/** Whether two lists of times, each in order, have an instant in common. */
export function overlap(some: readonly Time[], others: readonly Time[]): boolean {
  const [first, last] = [some[0], some.at(-1)];
  const [otherFirst, otherLast] = [others[0], others.at(-1)];
  if (!first || !last || !otherFirst || !otherLast) return false;
  if (first.from >= otherLast.to || otherFirst.from >= last.to) return false;
  return some.some(({ from, to }) => others.some((other) => from < other.to && other.from < to));
}

/**
 * The day on which the online courses of a set are done: one a day from day 0 on, so that three of them are done on day 2. How
 * fast somebody learns is not known, and at their own pace is not all at once.
 */
export function onlineDoneOn(set: readonly PlanOption[]): number {
  return set.filter(isOnline).length - 1;
}

/** The day on which all of a set is done. */
export function doneOn(set: readonly PlanOption[]): number {
  return set.reduce((day, option) => (isOnline(option) ? day : Math.max(day, option.lastDay)), onlineDoneOn(set));
}

/** Whether the order of the set is one that checkout accepts: what is asked for has ended before it is needed. */
export function isInOrder(set: readonly PlanOption[]): boolean {
  return set.every(({ needsBefore, times }) =>
    needsBefore.every((givers) =>
      set.some((other) => givers.includes(other.courseId) && endsBefore(other.times, times)),
    ),
  );
}

function endsBefore(some: readonly Time[], others: readonly Time[]): boolean {
  const [last, first] = [some.at(-1), others[0]];
  return last !== undefined && first !== undefined && last.to <= first.from;
}

/** What a set and the booked seats bring, in the order in which they are earned, as a standing counts it. */
export function countSet({ capLeft, booked }: PlanNeed, set: readonly PlanOption[]) {
  const online = onlineDoneOn(set);
  const earned = set
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((option) => ({ ...option, day: isOnline(option) ? online : option.lastDay }));
  const left = new Map(capLeft);
  const count = { total: 0, byCategory: new Map<string, number>() };
  for (const { units, category, activity } of [...booked, ...earned].toSorted((a, b) => a.day - b.day)) {
    const counts = Math.min(units, left.get(activity) ?? units);
    if (left.has(activity)) left.set(activity, (left.get(activity) ?? 0) - counts);
    count.total += counts;
    if (category !== null) count.byCategory.set(category, (count.byCategory.get(category) ?? 0) + counts);
  }
  return count;
}

/** Whether nothing is missing any more once the booked seats and the set are done. */
export function closes(need: PlanNeed, set: readonly PlanOption[]): boolean {
  const { total, byCategory } = countSet(need, set);
  return total >= need.total && need.minima.every(({ category, units }) => (byCategory.get(category) ?? 0) >= units);
}
