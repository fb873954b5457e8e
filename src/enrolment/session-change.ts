import { addDays, addMinutes, dateIn, formatDay, instantAt } from '#src/shared/dates.ts';
import { refuse } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** What became of one seat of a session that the provider cancelled or moved. */
export type ChangedSeatState = 'to-tell' | 'asked' | 'refunded' | 'balance' | 'transferred' | 'kept' | 'gone';

/** States in which somebody still has something to do. */
export const openChangeStates = ['to-tell', 'asked'] as const;

/** What whoever paid may choose for one seat. `keep` only when the session was moved. */
export type SeatChoice =
  { choice: 'refund' } | { choice: 'balance' } | { choice: 'keep' } | { choice: 'transfer'; sessionId: string };

export interface SessionChange {
  id: string;
  sessionId: string;
  kind: 'cancelled' | 'moved';
  /** Read by learners and buyers, word for word. */
  reason: string;
  daysBefore: { startsAt: string; endsAt: string }[];
  decideBy: Date;
  ifUnanswered: 'refund' | 'keep';
  madeAt: Date;
}

export type DecideByRefused = { reason: 'decide-by-past' } | { reason: 'decide-by-late' };

/** Longer would keep people's money in a session that does not run. */
const longestDays = 60;

/**
 * Until when whoever paid may choose: the end of that day, in the session's own zone. Today at the earliest, and of a moved
 * session before it starts.
 */
export function decideByOf(
  { decideOn, timeZone, startsAt }: { decideOn: string; timeZone: string; startsAt: Date | null },
  now: Date,
): Date | ({ ok: false } & DecideByRefused) {
  const today = dateIn(timeZone, now);
  if (decideOn < today) return refuse('decide-by-past');
  const decideBy = instantAt(addDays(decideOn, 1), '00:00', timeZone);
  const isLate = decideOn > addDays(today, longestDays) || (startsAt !== null && decideBy > startsAt);
  return isLate ? refuse('decide-by-late') : decideBy;
}

/** Whoever was told after the last day to choose, because their seat was confirmed only then, has so long to think. */
const lateDays = 7;
/** In the query that looks for answers that did not come: a day more, so that the last one is whole in any zone. */
export const lateMinutes = (lateDays + 1) * 24 * 60;

/**
 * The change as whoever is told at this instant is asked about it. Told too late to answer in time, they have a week, and
 * their silence keeps the seat where it can be kept: nobody is refunded unasked.
 */
export function askedAt(change: SessionChange, toldAt: Date): SessionChange {
  if (toldAt < change.decideBy) return change;
  const ifUnanswered = change.kind === 'moved' ? 'keep' : 'refund';
  return { ...change, decideBy: addMinutes(toldAt, lateDays * 24 * 60), ifUnanswered };
}

/** The last day to choose, as people say it: "the end of Wed 9 Dec 2026", and never "12:00 am" of the day after. */
export function lastDayOf({ decideBy }: Pick<SessionChange, 'decideBy'>, timeZone: string | null): string {
  return `the end of ${formatDay(addMinutes(decideBy, -1), timeZone ?? officeZone)}`;
}
