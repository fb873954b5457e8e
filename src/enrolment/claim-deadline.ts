import { addMinutes } from '#src/shared/dates.ts';

const day = 24 * 60;

/** A reminder goes out so long before the deadline. */
export const remindMinutesBefore = 3 * day;

/** Whoever booked so lately has just been told. */
export const quietMinutesAfterBooking = 12 * 60;

/**
 * Until when a seat can be claimed by its link: two days before the start, so that the roster can be made; until the start
 * where that is nearer; for an online course two weeks, a time that a person can keep.
 */
export function claimDeadline(startsAt: Date | null, now: Date): Date {
  if (!startsAt) return addMinutes(now, 14 * day);
  const twoDaysBefore = addMinutes(startsAt, -2 * day);
  return twoDaysBefore > now ? twoDaysBefore : startsAt;
}
