import type { Db } from '#src/database.ts';
import { listEvents, listSessionDays, findSeatSession } from './attendance-queries.ts';
import { type DayAttendance, dayAttendance, scheduledMinutes } from './day-attendance.ts';

/** One day of a seat's session and what is known of it. */
export interface AttendedDay {
  dayNumber: number;
  startsAt: Date;
  endsAt: Date;
  scheduledMinutes: number;
  attendance: DayAttendance;
  /** The events that it was derived from. */
  eventIds: number[];
}

/** The evidence of one seat over all days. */
export interface AttendanceEvidence {
  days: AttendedDay[];
  attendedMinutes: number;
  scheduledMinutes: number;
}

/** How long the holder of a seat was there. A seat without a session has no days. Whoever calls has checked that it may be seen. */
export async function attendedMinutes(db: Db, seatId: string): Promise<AttendanceEvidence> {
  const sessionId = await findSeatSession(db, seatId);
  const days = sessionId ? await listSessionDays(db, sessionId) : [];
  const events = sessionId ? await listEvents(db, [seatId]) : [];
  const attended = days.map((day) => {
    const ofDay = events.filter(({ sessionDayId }) => sessionDayId === day.id);
    return {
      dayNumber: day.dayNumber,
      startsAt: day.startsAt,
      endsAt: day.endsAt,
      scheduledMinutes: scheduledMinutes(day),
      attendance: dayAttendance(ofDay, day),
      eventIds: ofDay.map(({ id }) => id),
    };
  });
  return {
    days: attended,
    attendedMinutes: attended.reduce((total, { attendance }) => total + attendance.minutes, 0),
    scheduledMinutes: attended.reduce((total, day) => total + day.scheduledMinutes, 0),
  };
}
