import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import type { MarkedDay } from './check-marks.ts';
import { presenceChecksOf, presenceCheckTimes } from './presence-checks.ts';

/** How long a day's page goes on recording after the planned end: what runs late is not cut off. Credit ends as planned. */
const runsOverMinutes = 15;

/** The day that the page of a live stream is about now: the one that goes on, or else the next. */
export function dayOfRoom(days: readonly MarkedDay[], now: Date): MarkedDay | undefined {
  return days.find(({ endsAt }) => now < addMinutes(endsAt, runsOverMinutes));
}

/** When this seat is asked on this day. Every seat at its own times, so that nobody can tell the others. */
export function checksOfSeat(
  { signature }: Pick<Core, 'signature'>,
  { seatId, day, perHour }: { seatId: string; day: MarkedDay; perHour: number | null },
): Date[] {
  const chance = (check: number) => {
    const bytes = Buffer.from(signature('presence-check', `${seatId} ${day.id} ${check}`), 'base64url');
    return bytes.readUInt32BE(0) / 2 ** 32;
  };
  return presenceCheckTimes(day, presenceChecksOf(day, perHour), chance);
}
