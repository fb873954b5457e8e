import { type Activity, type CountableEntry, type Requirement, standing } from '#src/credits/index.ts';
import { needOf } from '#src/renewal/plan-need.ts';
import type { Objective, PlannedCredit, PlanOption, PlanTask } from '#src/renewal/plan-task.ts';
import { addDays, instantAt } from '#src/shared/dates.ts';
import { fromThousandths, toThousandths } from '#src/shared/decimals.ts';
import { aRequirement, anEntry } from '#tests/credits/a-requirement.ts';
import type { Random } from '#tests/faults/random.ts';

/** Day 0 of every plan here. */
export const firstDay = '2027-03-01';
const cycle = { startsOn: '2024-03-02', endsOn: '2028-03-01' };

/** When a session is held that begins on this day, from 8:30 to 16:30 on each of its days. */
export function held(day: number, days = 1): PlanOption['times'] {
  const at = (offset: number, time: string) => instantAt(addDays(firstDay, day + offset), time, 'UTC').getTime();
  return Array.from({ length: days }, (_, index) => ({ from: at(index, '08:30'), to: at(index, '16:30') }));
}

/** A workshop on a day, at $100 for 7 units. */
export function aSeatOn(day: number, facts: Partial<Omit<PlanOption, 'units'>> & { units?: string } = {}): PlanOption {
  const { units = '7', days = 1, ...rest } = facts;
  const id = `on-${day}-${units}-${facts.priceCents ?? ''}-${facts.courseId ?? ''}`;
  return {
    id,
    courseId: id,
    units: toThousandths(units),
    category: null,
    activity: 'workshop',
    priceCents: 10_000,
    days,
    times: held(day, days),
    lastDay: day + days - 1,
    needsBefore: [],
    ...rest,
  };
}

/** An online course, at $100 for 7 units, with an approval that never ends. */
export function anOnlineSeat(facts: Parameters<typeof aSeatOn>[1] = {}): PlanOption {
  return { ...aSeatOn(0, facts), activity: 'online', times: [], lastDay: facts.lastDay ?? 9999, days: 1 };
}

/** Somebody to whom so many units are missing, and who has 60 days and no other limit. */
export function aTask(options: PlanOption[], facts: Partial<PlanTask> & { missing?: string } = {}): PlanTask {
  const { missing = '14', ...rest } = facts;
  const need = { total: toThousandths(missing), minima: [], capLeft: new Map(), booked: [] };
  return { options, need, taken: [], budgetCents: null, deadlineDay: 60, mostItems: 10, ...rest };
}

/** A task of chance, small enough for all its sets to be tried, with what a person would have to say of it. */
export function aRandomCase(random: Random) {
  const activities: Activity[] = ['workshop', 'webinar', 'online'];
  const categories = random.chance(0.3) ? ['field', 'desk'] : [];
  const requirement = aRequirement({
    units: String(random.between(2, 16)),
    minima: categories.map((category) => ({ category, name: category, units: String(random.between(1, 5)) })),
    caps: random.chance(0.4) ? [{ activity: random.pick(activities), units: String(random.between(1, 6)) }] : [],
  });
  const categoryOf = () => (categories.length > 0 && random.chance(0.8) ? random.pick(categories) : null);
  const credit = () => ({
    units: random.pick(['0.5', '1', '1.5', '2', '3.5', '7', '14']),
    category: categoryOf(),
    activity: random.pick(activities),
  });
  const earned = Array.from({ length: random.between(0, 2) }, () => ({ ...credit(), earnedOn: '2026-03-01' }));
  const booked = Array.from({ length: random.between(0, 1) }, () => ({ ...credit(), day: random.between(1, 20) }));
  const courses = Array.from({ length: random.between(2, 6) }, (_, index) => `course-${index}`);
  const asked = random.chance(0.4) ? [[random.pick(courses), random.pick(courses)]] : [];
  const kinds = new Map(courses.map((course, index) => [course, { ...credit(), asks: index === 0 ? asked : [] }]));
  const options = Array.from({ length: random.between(1, 8) }, (_, index) => {
    const courseId = random.pick(courses);
    const { units, category, activity, asks } = kinds.get(courseId) ?? { ...credit(), asks: [] };
    const facts = {
      id: `option-${index}`,
      courseId,
      units,
      category,
      activity,
      priceCents: random.between(0, 4) * 5_000,
    };
    if (activity === 'online') return anOnlineSeat({ ...facts, lastDay: random.pick([0, 2, 9999]) });
    return aSeatOn(random.between(1, 8), { ...facts, days: random.between(1, 3), needsBefore: asks });
  });
  const limits = {
    taken: random.chance(0.3) ? held(random.between(1, 8)) : [],
    budgetCents: random.chance(0.4) ? random.between(0, 12) * 5_000 : null,
    deadlineDay: random.between(0, 12),
    mostItems: random.chance(0.2) ? 2 : 10,
  };
  return { requirement, earned, booked, options, limits };
}

type Case = ReturnType<typeof aRandomCase>;

/** The task of such a case, by the standing from which the planner takes it. */
export function taskOf({ requirement, earned, booked, options, limits }: Case): PlanTask {
  const entries = earned.map(({ units, ...facts }) => anEntry(units, facts));
  const now = standing([requirement], cycle, { entries, on: firstDay });
  if (!now) throw new Error('The requirement holds for the cycle');
  const planned: PlannedCredit[] = booked.map(({ units, ...facts }) => ({ units: toThousandths(units), ...facts }));
  return { options, need: needOf(now, planned), ...limits };
}

/** Every set that a person could take, found by trying all of them and asking a standing whether it would then be met. */
export function everySet(each: Case): PlanOption[][] {
  const { options, limits } = each;
  const sets = options.reduce<PlanOption[][]>((all, option) => [...all, ...all.map((set) => [...set, option])], [[]]);
  return sets.filter(
    (set) => set.length > 0 && set.length <= limits.mostItems && isTakeable(set, each) && isMet(set, each),
  );
}

function isTakeable(set: PlanOption[], { limits }: Case): boolean {
  const cents = set.reduce((sum, { priceCents }) => sum + priceCents, 0);
  const once = new Set(set.map(({ courseId }) => courseId)).size === set.length;
  const times = [...limits.taken, ...set.flatMap((option) => option.times)].toSorted((a, b) => a.from - b.from);
  const clashes = times.some(({ from }, index) => index > 0 && from < (times[index - 1]?.to ?? 0));
  const online = set.filter((option) => option.times.length === 0);
  const inTime = online.every(({ lastDay }) => online.length - 1 <= lastDay);
  const ordered = set.every(({ needsBefore, times: own }) =>
    needsBefore.every((givers) =>
      set.some((other) => {
        const end = other.times.at(-1)?.to ?? Infinity;
        return givers.includes(other.courseId) && end <= (own[0]?.from ?? -Infinity);
      }),
    ),
  );
  const affordable = limits.budgetCents === null || cents <= limits.budgetCents;
  return once && !clashes && inTime && ordered && affordable && lastDayOf(set) <= limits.deadlineDay;
}

export function lastDayOf(set: PlanOption[]): number {
  const online = set.filter((option) => option.times.length === 0).length;
  return Math.max(online - 1, ...set.filter((option) => option.times.length > 0).map(({ lastDay }) => lastDay));
}

function isMet(set: PlanOption[], { requirement, earned, booked }: Case): boolean {
  const online = set.filter((option) => option.times.length === 0).length - 1;
  const on = (day: number) => addDays(firstDay, day);
  const entries: CountableEntry[] = [
    ...earned.map(({ units, ...facts }) => anEntry(units, facts)),
    ...booked.map(({ units, day, ...facts }) => anEntry(units, { ...facts, earnedOn: on(day), id: 'a-booked' })),
    ...set.map(({ id, units, category, activity, times, lastDay }) =>
      anEntry(fromThousandths(units), {
        ...{ id: `b-${id}`, category, activity },
        earnedOn: on(times.length === 0 ? online : lastDay),
      }),
    ),
  ];
  return standing([requirement as Requirement], cycle, { entries, on: cycle.endsOn })?.met ?? false;
}

/** What the best set comes to by a measure, the deciding figure first. */
export function measureOf(objective: Objective, set: PlanOption[]): number[] {
  const cents = set.reduce((sum, { priceCents }) => sum + priceCents, 0);
  const days = set.reduce((sum, option) => sum + option.days, 0);
  return { cheapest: [cents, days], soonest: [lastDayOf(set), cents, days], 'fewest-days': [days, cents] }[objective];
}

export function compareMeasures(one: number[], other: number[]): number {
  const at = one.findIndex((figure, index) => figure !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
