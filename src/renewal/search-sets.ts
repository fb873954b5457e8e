import { assignSessions, type Effort, type WeighedSet } from './assign-sessions.ts';
import { type Bound, leastWeight } from './plan-bounds.ts';
import { alwaysClash, groupOptions, type PlanGroup } from './plan-groups.ts';
import type { PlanOption, PlanTask } from './plan-task.ts';

/** What a search came to. `proven`: nothing lighter exists, or, where no set was found, none does. */
export interface SearchResult {
  set: PlanOption[] | null;
  proven: boolean;
}

interface Search {
  task: PlanTask;
  groups: readonly PlanGroup[];
  bounds: { total: Bound; cents: Bound; items: Bound; minima: { category: string; bound: Bound }[] };
  clashes: (one: PlanGroup, other: PlanGroup) => boolean;
  effort: Effort;
  firstIsEnough: boolean;
  best: WeighedSet | null;
}

/** A set of courses in the making, before it is settled which session of each. */
interface Making {
  chosen: readonly PlanGroup[];
  weight: number;
  cents: number;
  missing: number;
  missingOf: readonly number[];
  capLeft: ReadonlyMap<string, number>;
}

/**
 * The lightest set that closes the gap, by branch and bound: first which courses, cut off by what the rest must weigh at
 * least; then, for those that could be the lightest, which session of each. It stops after `most` steps with the best it has.
 */
export function findLightest(
  task: PlanTask,
  weigh: (option: PlanOption) => number,
  { most, firstIsEnough = false }: { most: number; firstIsEnough?: boolean },
): SearchResult {
  const groups = groupOptions(task, weigh);
  const start = startOf(task);
  const effort: Effort = { nodes: 0, most };
  const bounds = boundsOf(task, groups, start);
  const search = { task, groups, bounds, clashes: alwaysClash(), effort, firstIsEnough, best: null };
  decide(search, 0, start);
  const { best } = search as Search;
  return { set: best?.set ?? null, proven: effort.nodes < most };
}

/** Before anything is chosen: what booked seats leave missing. */
function startOf({ need }: PlanTask): Making {
  const { booked, minima, capLeft } = need;
  const nothing = { chosen: [], weight: 0, cents: 0, missing: need.total, capLeft };
  const start: Making = { ...nothing, missingOf: minima.map(({ units }) => units) };
  return booked.reduce((partial, credit) => withCredit(partial, credit, need.minima), start);
}

function boundsOf({ need }: PlanTask, groups: readonly PlanGroup[], { missing, missingOf }: Making): Search['bounds'] {
  const weight = (group: PlanGroup) => group.leastWeight;
  return {
    total: leastWeight(groups, missing, weight),
    cents: leastWeight(groups, missing, ({ leastCents }) => leastCents),
    items: leastWeight(groups, missing, () => 1),
    minima: need.minima.map(({ category }, index) => ({
      category,
      bound: leastWeight(groups, missingOf[index] ?? 0, weight, (group) => group.category === category),
    })),
  };
}

/** Takes the group at this place into the set or leaves it out, the more promising way first. */
function decide(search: Search, index: number, partial: Making): void {
  const group = search.groups[index];
  const { effort } = search;
  if (!group || isHopeless(search, index, partial)) return;
  if (effort.nodes >= effort.most || (search.firstIsEnough && search.best)) return;
  effort.nodes += 1;
  const taken = fits(search, partial, group) ? withGroup(search, partial, group) : null;
  const leave = () => decide(search, index + 1, partial);
  if (!taken) return leave();
  const takeFirst = leastOf(search, index + 1, taken) <= leastOf(search, index + 1, partial);
  if (!takeFirst) leave();
  if (!isHopeless(search, index + 1, taken) && !isSettled(search, taken)) decide(search, index + 1, taken);
  if (takeFirst) leave();
}

function isHopeless(search: Search, index: number, partial: Making): boolean {
  const { task, bounds, best } = search;
  const { budgetCents, mostItems } = task;
  if (leastOf(search, index, partial) >= (best?.weight ?? Infinity)) return true;
  if (partial.chosen.length + bounds.items(index, partial.missing) > mostItems) return true;
  return budgetCents !== null && partial.cents + bounds.cents(index, partial.missing) > budgetCents;
}

/** What any set that goes on from here weighs at least. A course is of one category, so what the minima ask for adds up. */
function leastOf({ bounds }: Search, index: number, { weight, missing, missingOf }: Making): number {
  const ofMinima = bounds.minima.reduce((sum, { bound }, at) => sum + bound(index, missingOf[at] ?? 0), 0);
  return weight + Math.max(bounds.total(index, missing), ofMinima);
}

/**
 * Whether nothing that adds to these courses could be lighter: they do for a set, or clash. Where one asks for another, or
 * where caps may fall on what a minimum asks for, one course more may still open a lighter choice of sessions.
 */
function isSettled(search: Search, partial: Making): boolean {
  if (partial.missing > 0 || partial.missingOf.some((missing) => missing > 0)) return false;
  const { task, effort, best } = search;
  const assigned = assignSessions(task, partial.chosen, { below: best?.weight ?? Infinity, effort });
  search.best = assigned ?? best;
  const { minima, capLeft } = task.need;
  const isPlain = minima.length === 0 || capLeft.size === 0;
  return (
    assigned?.weight === partial.weight || (isPlain && partial.chosen.every((group) => group.needsBefore.length === 0))
  );
}

/** Whether the group can stand beside each of those chosen: no course twice, no two that always clash, not too much online. */
function fits({ task, clashes }: Search, { chosen }: Making, group: PlanGroup): boolean {
  if (group.isOnline && chosen.filter(({ isOnline }) => isOnline).length > task.deadlineDay) return false;
  return chosen.every((other) => other.courseId !== group.courseId && !clashes(group, other));
}

/**
 * Null where it would bring nothing and opens no other course. To a minimum it may bring something although its cap is full:
 * what is earned first counts, so that it may push out what is of no category.
 */
function withGroup({ task, groups }: Search, partial: Making, group: PlanGroup): Making | null {
  const left = partial.capLeft.get(group.activity) ?? group.units;
  const isOfMinimum = task.need.minima.some(({ category }) => category === group.category);
  const opens = () => groups.some(({ needsBefore }) => needsBefore.some((givers) => givers.includes(group.courseId)));
  if (left <= 0 && !isOfMinimum && !opens()) return null;
  const { chosen, weight, cents } = partial;
  return {
    ...withCredit(partial, group, task.need.minima),
    chosen: [...chosen, group],
    weight: weight + group.leastWeight,
    cents: cents + group.leastCents,
  };
}

/** What of a credit still counts to the total; to a minimum all of it may, since a cap may fall on another. */
function withCredit(
  partial: Making,
  { units, category, activity }: { units: number; category: string | null; activity: string },
  minima: PlanTask['need']['minima'],
): Making {
  const left = partial.capLeft.get(activity);
  const counts = Math.min(units, left ?? units);
  return {
    ...partial,
    missing: partial.missing - counts,
    missingOf: partial.missingOf.map((missing, at) => (minima[at]?.category === category ? missing - units : missing)),
    capLeft: left === undefined ? partial.capLeft : new Map(partial.capLeft).set(activity, left - counts),
  };
}
