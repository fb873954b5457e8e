import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type AttendanceMark, type DayHours, scheduledMinutes } from './day-attendance.ts';
import { isOnDay } from './session-day.ts';

/** A mark as somebody makes it. */
export interface NewMark {
  /** Made where the mark is made, so that one sent twice is one. */
  clientId: string;
  seatId: string;
  dayNumber: number;
  kind: AttendanceMark['kind'];
  /** When the learner came or went; for the other kinds it is the moment of recording. */
  at?: Date | undefined;
  /** For `minutes`. */
  minutes?: number | undefined;
  note?: string | undefined;
}

export interface MarkedDay extends DayHours {
  id: string;
  dayNumber: number;
  /** When somebody gave their word for the day's record, and who; null while nobody has. */
  countersignedAt: Date | null;
  countersignedByName: string | null;
}

export type MarkRefusal =
  | { reason: 'seat-not-in-session'; seatId: string }
  /** What is recorded of a person, somebody else records. */
  | { reason: 'own-seat'; seatId: string }
  | { reason: 'no-such-day'; dayNumber: number }
  | { reason: 'day-in-future'; dayNumber: number; startsAt: Date; timeZone: string }
  | { reason: 'time-not-that-day'; seatId: string }
  /** The day is countersigned: what is changed after that says why. */
  | { reason: 'reason-needed'; seatId: string; dayNumber: number }
  | { reason: 'minutes-do-not-fit'; seatId: string; scheduledMinutes: number };

interface Held {
  timeZone: string;
  days: readonly MarkedDay[];
  /** Who has each seat, by the seat. */
  holders: ReadonlyMap<string, string | null>;
  recordedBy: string;
}

/** The first mark that cannot be, as a refusal; otherwise every mark with its day and its moment. */
export function checkMarks(
  marks: readonly NewMark[],
  session: Held,
  now: Date,
): Result<(NewMark & { at: Date; sessionDayId: string })[], MarkRefusal> {
  const checked = [];
  for (const mark of marks) {
    const result = checkMark(mark, session, now);
    if (!result.ok) return result;
    checked.push(result.value);
  }
  return ok(checked);
}

function checkMark(mark: NewMark, { timeZone, days, holders, recordedBy }: Held, now: Date) {
  const { seatId, dayNumber } = mark;
  if (!holders.has(seatId)) return refuse('seat-not-in-session', { seatId });
  if (holders.get(seatId) === recordedBy) return refuse('own-seat', { seatId });
  const day = days.find((each) => each.dayNumber === dayNumber);
  if (!day) return refuse('no-such-day', { dayNumber });
  if (dateIn(timeZone, day.startsAt) > dateIn(timeZone, now)) {
    return refuse('day-in-future', { dayNumber, startsAt: day.startsAt, timeZone });
  }
  if (day.countersignedAt && !mark.note?.trim()) return refuse('reason-needed', { seatId, dayNumber });
  const isTime = mark.kind === 'in' || mark.kind === 'out';
  const at = (isTime ? mark.at : undefined) ?? now;
  if (isTime && (at > now || !isOnDay(day, at, timeZone))) return refuse('time-not-that-day', { seatId });
  if (mark.kind === 'minutes' && !fits(mark.minutes, day)) {
    return refuse('minutes-do-not-fit', { seatId, scheduledMinutes: scheduledMinutes(day) });
  }
  return ok({ ...mark, at, sessionDayId: day.id });
}

function fits(minutes: number | undefined, day: DayHours): boolean {
  return minutes !== undefined && Number.isInteger(minutes) && minutes >= 0 && minutes <= scheduledMinutes(day);
}
