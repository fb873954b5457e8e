import type { PlanGroup } from './plan-groups.ts';
import {
  closes,
  doneOn,
  isInOrder,
  isOnline,
  onlineDoneOn,
  overlap,
  type PlanOption,
  type PlanTask,
} from './plan-task.ts';

/** How far a search may go, and how far it went. */
export interface Effort {
  nodes: number;
  readonly most: number;
}

export interface WeighedSet {
  set: PlanOption[];
  weight: number;
}

interface Assigning {
  task: PlanTask;
  groups: readonly PlanGroup[];
  /** The least that the groups from each one on weigh. */
  rest: readonly number[];
  effort: Effort;
  best: WeighedSet | null;
  lightest: number;
}

/** The lightest choice of one seat from each group that a person can take and that closes the gap; null for none below. */
export function assignSessions(
  task: PlanTask,
  chosen: readonly PlanGroup[],
  { below, effort }: { below: number; effort: Effort },
): WeighedSet | null {
  const courses = new Set(chosen.map(({ courseId }) => courseId));
  const given = chosen.every(({ needsBefore }) => needsBefore.every((givers) => givers.some((id) => courses.has(id))));
  if (!given) return null;
  const groups = chosen.toSorted((one, other) => one.options.length - other.options.length);
  const rest = groups.map((_, index) => groups.slice(index).reduce((sum, group) => sum + group.leastWeight, 0));
  const state: Assigning = { task, groups, effort, rest: [...rest, 0], best: null, lightest: below };
  choose(state, [], 0, 0);
  return state.best;
}

function choose(state: Assigning, set: PlanOption[], weight: number, cents: number): void {
  const { task, groups, rest, effort } = state;
  const group = groups[set.length];
  if (!group) return keep(state, set, weight);
  for (const { option, weight: own } of group.options) {
    if (weight + own + (rest[set.length + 1] ?? 0) >= state.lightest) return;
    if (effort.nodes >= effort.most) return;
    effort.nodes += 1;
    if (task.budgetCents !== null && cents + option.priceCents > task.budgetCents) continue;
    if (set.some((other) => overlap(other.times, option.times))) continue;
    choose(state, [...set, option], weight + own, cents + option.priceCents);
  }
}

function keep(state: Assigning, set: PlanOption[], weight: number): void {
  const { task } = state;
  if (!isInTime(set, task.deadlineDay) || !isInOrder(set) || !closes(task.need, set)) return;
  state.best = { set, weight };
  state.lightest = weight;
}

/** Online courses are done by the deadline, and while their approvals hold. */
function isInTime(set: readonly PlanOption[], deadlineDay: number): boolean {
  const day = onlineDoneOn(set);
  return doneOn(set) <= deadlineDay && set.filter(isOnline).every(({ lastDay }) => day <= lastDay);
}
