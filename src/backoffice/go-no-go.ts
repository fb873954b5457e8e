import { addDays, dateIn } from '#src/shared/dates.ts';

/** Where a session stands with its minimum: `decide` by its date, `overdue` when that has passed. */
export type GoNoGo = 'confirmed' | 'enough' | 'waiting' | 'decide' | 'overdue' | null;

interface Facts {
  state: 'draft' | 'open' | 'closed' | 'cancelled';
  startsAt: Date;
  timeZone: string;
  confirmedToRunAt: Date | null;
  goNoGoOn: string | null;
  minSeats: number;
  seatsTaken: number;
}

/** Two weeks before the date, a session under its minimum asks for attention. */
export const noticeDays = 14;

/** Null for a session that is not on sale or has begun. */
export function goNoGoOf(session: Facts, now: Date): GoNoGo {
  const { state, startsAt, timeZone, confirmedToRunAt, goNoGoOn, minSeats, seatsTaken } = session;
  if ((state !== 'open' && state !== 'closed') || startsAt <= now) return null;
  if (confirmedToRunAt) return 'confirmed';
  const today = dateIn(timeZone, now);
  const due = goNoGoOn !== null && goNoGoOn < today;
  if (seatsTaken >= minSeats) return due ? 'overdue' : 'enough';
  if (due) return 'overdue';
  return goNoGoOn !== null && goNoGoOn <= addDays(today, noticeDays) ? 'decide' : 'waiting';
}
