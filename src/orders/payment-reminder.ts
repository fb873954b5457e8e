import { Temporal } from 'temporal-polyfill';
import type { ReminderKind } from './emails/invoice-mails.ts';

/** Before its due day an order is reminded of so many days ahead. */
export const remindDaysBefore = 3;

/**
 * Which reminder is due today, if any: one 3 days before the due day, one on the day after it, one 7 and one 14 days after.
 * A worker that was down sends only the latest of those that it missed. An order that was placed when it was already time
 * for the first is not reminded of what its buyer has just read.
 */
export function reminderDue({
  dueOn,
  placedOn,
  today,
}: {
  dueOn: string;
  placedOn: string;
  today: string;
}): ReminderKind | null {
  const late = daysBetween(dueOn, today);
  if (late >= 14) return 'overdue-14';
  if (late >= 7) return 'overdue-7';
  if (late >= 1) return 'overdue-1';
  const isTime = late >= -remindDaysBefore;
  return isTime && daysBetween(placedOn, dueOn) > remindDaysBefore ? 'due-soon' : null;
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}
