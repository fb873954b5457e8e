import { countSet, isOnline, type PlanTask } from './plan-task.ts';

interface Part {
  from: number;
  to: number;
  lastDay: number;
  /** Thousandths, the session's shared out among its days. */
  units: number;
}

/**
 * The most that can be earned by a day, at an instant in one place only: an upper bound, in thousandths, which leaves aside
 * that a course counts once. Many sessions on few days clash in more ways than a search can try; this tells at once that two
 * days do not hold three workshops.
 */
export function mostEarnedBy(task: PlanTask): (day: number) => number {
  const { options, need, mostItems } = task;
  const parts = options
    .flatMap<Part>(({ times, units, lastDay }) =>
      times.map((time) => ({ ...time, lastDay, units: units / times.length })),
    )
    .toSorted((one, other) => one.to - other.to);
  const online = options
    .filter(isOnline)
    .map(({ units }) => units)
    .toSorted((a, b) => b - a);
  const booked = countSet(need, []).total;
  return (day) => {
    const learned = online.slice(0, Math.min(day + 1, mostItems)).reduce((sum, units) => sum + units, 0);
    return booked + learned + mostAttended(parts.filter(({ lastDay }) => lastDay <= day));
  };
}

/** Weighted interval scheduling over parts in the order in which they end. */
function mostAttended(parts: readonly Part[]): number {
  const most = new Float64Array(parts.length + 1);
  for (const [index, { from, units }] of parts.entries()) {
    const before = endedBy(parts, from, index);
    most[index + 1] = Math.max(most[index] as number, units + (most[before] as number));
  }
  return most[parts.length] as number;
}

/** How many of the first `count` parts have ended by this instant. */
function endedBy(parts: readonly Part[], instant: number, count: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((parts[middle] as Part).to <= instant) from = middle + 1;
    else to = middle;
  }
  return from;
}
