import { dateIn, instantAt } from '#src/shared/dates.ts';
import type { DayHours } from './day-attendance.ts';

/** Whether the moment is on a date of the day, where the session is held. A day that goes past midnight has two dates. */
export function isOnDay({ startsAt, endsAt }: DayHours, at: Date, timeZone: string): boolean {
  const date = dateIn(timeZone, at);
  return dateIn(timeZone, startsAt) <= date && date <= dateIn(timeZone, endsAt);
}

/** The day of a session that the moment belongs to: of those on whose dates it is, the one whose hours are nearest. */
export function dayOfMoment<Day extends DayHours>(
  days: readonly Day[],
  { now, timeZone }: { now: Date; timeZone: string },
): Day | undefined {
  const [nearest] = days
    .filter((day) => isOnDay(day, now, timeZone))
    .toSorted((one, other) => distance(one, now) - distance(other, now));
  return nearest;
}

/** What "HH:MM" means on this day: on the evening of one that goes past midnight, or after it. */
export function momentOnDay(day: DayHours, time: string, timeZone: string): Date {
  const onFirst = instantAt(dateIn(timeZone, day.startsAt), time, timeZone);
  const onLast = instantAt(dateIn(timeZone, day.endsAt), time, timeZone);
  return distance(day, onLast) < distance(day, onFirst) ? onLast : onFirst;
}

/** Whether the day is over: as planned, or on the word of who said that the session is finished once the day had begun. */
export function isOver(
  { startsAt, endsAt }: DayHours,
  { now, finishedAt }: { now: Date; finishedAt: Date | null },
): boolean {
  return now >= endsAt || (finishedAt !== null && finishedAt >= startsAt);
}

/** Milliseconds between the moment and the hours of the day; 0 within them. */
function distance({ startsAt, endsAt }: DayHours, at: Date): number {
  return Math.max(startsAt.getTime() - at.getTime(), at.getTime() - endsAt.getTime(), 0);
}
