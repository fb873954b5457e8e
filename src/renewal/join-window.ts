import { addDays, addMinutes, dateIn, instantAt } from '#src/shared/dates.ts';

/** Whether the way into a live stream may be shown now. */
export type JoinWindow = { state: 'not-yet'; opensAt: Date } | { state: 'open' } | { state: 'over' };

/** How long before the start the link appears: early enough to try it, late enough that it has not been passed around. */
const opensMinutesBefore = 24 * 60;

/**
 * The link is shown from 24 hours before the first start until the last day is over where the session is held, so that one
 * that runs late does not lose those who have to come in again.
 */
export function joinWindow(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
  now: Date,
): JoinWindow {
  const opensAt = addMinutes(startsAt, -opensMinutesBefore);
  if (now < opensAt) return { state: 'not-yet', opensAt };
  const midnight = instantAt(addDays(dateIn(timeZone, endsAt), 1), '00:00', timeZone);
  return now < midnight ? { state: 'open' } : { state: 'over' };
}
