import { addDays, addMinutes, dateIn, instantAt } from '#src/shared/dates.ts';

/** Whether the way into a live stream is open now. */
export type LiveGate = { state: 'not-yet'; opensAt: Date } | { state: 'open' } | { state: 'over' };

/** Early enough to try the sound, late enough that the provider's link has not been passed around. */
const opensMinutesBefore = 15;

/**
 * The gate is open from 15 minutes before the first start until the last day is over where the session is held, so that one
 * that runs late does not lose those who have to come in again.
 */
export function liveGate(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
  now: Date,
): LiveGate {
  const opensAt = addMinutes(startsAt, -opensMinutesBefore);
  if (now < opensAt) return { state: 'not-yet', opensAt };
  const midnight = instantAt(addDays(dateIn(timeZone, endsAt), 1), '00:00', timeZone);
  return now < midnight ? { state: 'open' } : { state: 'over' };
}
