import { Temporal } from 'temporal-polyfill';
import type { Cycle } from '#src/credits/index.ts';

interface InCycle {
  cycle: Cycle;
  standing: { window: Cycle } | null;
}

/** Of cycles in the order of time the one that is being earned for on this day, else the next to come, else the last. */
export function currentOf<C extends InCycle>(cycles: readonly C[], today: string): C | null {
  const window = ({ cycle, standing }: C) => standing?.window ?? cycle;
  return cycles.find((each) => today <= window(each).endsOn) ?? cycles.at(-1) ?? null;
}

/** The same day of the year, today or later. 29 February falls on the 28th in other years. */
export function nextAnniversary(date: string, today: string): string {
  if (date >= today) return date;
  const [first, now] = [Temporal.PlainDate.from(date), Temporal.PlainDate.from(today)];
  const thisYear = first.add({ years: now.year - first.year });
  const isOver = Temporal.PlainDate.compare(thisYear, now) < 0;
  return (isOver ? first.add({ years: now.year - first.year + 1 }) : thisYear).toString();
}
