import { addMinutes } from '#src/shared/dates.ts';
import { type DayHours, scheduledMinutes } from './day-attendance.ts';

/** A question is open for so long: a coffee fits in, a meeting that nobody watches does not. */
const openMinutes = 5;

/** How many times the learners of one day are asked whether they are there. Every begun share of an hour counts. */
export function presenceChecksOf(day: DayHours, perHour: number | null): number {
  return perHour === null ? 0 : Math.ceil((scheduledMinutes(day) * perHour) / 60);
}

/** The least that has to be answered of so many questions. */
export function answersNeeded(asked: number, percent: number | null): number {
  return percent === null ? 0 : Math.ceil((asked * percent) / 100);
}

/**
 * When the day's questions are asked: each somewhere in its own equal part of the day, so that they cannot be waited for.
 * `chance` gives a number from 0 to 1 for each question, the same whenever it is asked.
 */
export function presenceCheckTimes(day: DayHours, asked: number, chance: (check: number) => number): Date[] {
  const part = scheduledMinutes(day) / asked;
  // The last minutes of a part are left out, so that no question is still open when the next one, or the end, comes.
  const span = Math.max(0, part - openMinutes);
  return Array.from({ length: asked }, (_, index) =>
    addMinutes(day.startsAt, Math.floor(index * part + chance(index + 1) * span)),
  );
}

/** The question that is open now and not answered yet, counted from 1, with the end of its time. */
export function openPresenceCheck(
  times: readonly Date[],
  answered: ReadonlySet<number>,
  now: Date,
): { number: number; until: Date } | null {
  const index = times.findLastIndex((at) => at <= now);
  const at = times[index];
  if (!at || answered.has(index + 1)) return null;
  const until = addMinutes(at, openMinutes);
  return now < until ? { number: index + 1, until } : null;
}
