import type { Activity } from '#src/credits/index.ts';
import { isOnline, overlap, type PlanOption, type PlanTask } from './plan-task.ts';

/** The bookable seats of one course that bring the same: which of them is taken is decided later. */
export interface PlanGroup {
  courseId: string;
  units: number;
  category: string | null;
  activity: Activity;
  isOnline: boolean;
  needsBefore: PlanOption['needsBefore'];
  /** The lightest first. */
  options: { option: PlanOption; weight: number }[];
  leastWeight: number;
  leastCents: number;
}

/**
 * The seats that can be in a set at all, in groups. A session that overlaps what is booked, ends too late or costs more than
 * the whole budget cannot; nor can a course that asks for another which is not on sale here.
 */
export function groupOptions(task: PlanTask, weigh: (option: PlanOption) => number): PlanGroup[] {
  const possible = task.options.filter((option) => isPossible(option, task));
  const courses = new Set(possible.map(({ courseId }) => courseId));
  const startable = possible.filter(({ needsBefore }) =>
    needsBefore.every((givers) => givers.some((courseId) => courses.has(courseId))),
  );
  const alike = Map.groupBy(startable, ({ courseId, units, category }) => `${courseId} ${units} ${category ?? ''}`);
  return [...alike.values()].flatMap((options) => groupOf(options, weigh) ?? []);
}

function isPossible(option: PlanOption, { need, taken, budgetCents, deadlineDay }: PlanTask): boolean {
  return (
    option.units > 0 &&
    need.capLeft.get(option.activity) !== 0 &&
    (budgetCents === null || option.priceCents <= budgetCents) &&
    (isOnline(option) ? option.lastDay >= 0 : option.lastDay <= deadlineDay) &&
    !overlap(option.times, taken)
  );
}

function groupOf(options: PlanOption[], weigh: (option: PlanOption) => number): PlanGroup | null {
  const [first] = options;
  if (!first) return null;
  const { courseId, units, category, activity, needsBefore } = first;
  const weighed = options
    .map((option) => ({ option, weight: weigh(option) }))
    .toSorted((one, other) => one.weight - other.weight || (one.option.id < other.option.id ? -1 : 1));
  return {
    ...{ courseId, units, category, activity, needsBefore },
    isOnline: isOnline(first),
    options: weighed,
    leastWeight: weighed[0]?.weight ?? 0,
    leastCents: Math.min(...options.map(({ priceCents }) => priceCents)),
  };
}

/** Whether every session of one group overlaps every session of another: asked often, so each answer is kept. */
export function alwaysClash(): (one: PlanGroup, other: PlanGroup) => boolean {
  const known = new Map<PlanGroup, Map<PlanGroup, boolean>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new Map<PlanGroup, boolean>();
    known.set(one, ofOne);
    const before = ofOne.get(other);
    if (before !== undefined) return before;
    const clash = one.options.every((some) =>
      other.options.every((each) => overlap(some.option.times, each.option.times)),
    );
    ofOne.set(other, clash);
    return clash;
  };
}
