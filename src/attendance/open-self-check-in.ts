import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type AttendanceEvent, listEvents, listSessionDays } from './attendance-queries.ts';
import { dayAttendance } from './day-attendance.ts';
import { findRoomSeat } from './self-check-in-queries.ts';
import { dayOfMoment } from './session-day.ts';

interface SelfCheckIn {
  seatId: string;
  title: string;
  timeZone: string;
  /** Today's day of the session; null on every other day. */
  day: { dayNumber: number; startsAt: Date; endsAt: Date } | null;
  /** What comes next: signing in, or out. */
  next: 'in' | 'out';
  /** What is on record of today, in the order it was recorded. */
  noted: AttendanceEvent[];
}

/** What the page shows on which a learner types the code of the room. By the seat, or by the session that the screen's QR code names. */
export async function openSelfCheckIn(
  { db, clock }: Core,
  { viewer, ...by }: { viewer: Viewer } & ({ seatId: string } | { sessionId: string }),
): Promise<Result<SelfCheckIn, { reason: 'no-seat-in-room' }>> {
  const isWhole = isId('seatId' in by ? by.seatId : by.sessionId);
  const seat = isWhole ? await findRoomSeat(db, by, viewer.personId) : undefined;
  if (!seat) return refuse('no-seat-in-room');
  const { title, timeZone } = seat;
  const days = await listSessionDays(db, seat.sessionId);
  const day = dayOfMoment(days, { now: clock.now(), timeZone }) ?? null;
  const events = day ? await listEvents(db, [seat.id]) : [];
  const noted = events.filter(({ sessionDayId }) => sessionDayId === day?.id);
  const next = day && dayAttendance(noted, day).open ? 'out' : 'in';
  return ok({ seatId: seat.id, title, timeZone, day, next, noted });
}
