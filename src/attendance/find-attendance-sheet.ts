import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  type AttendanceEvent,
  findHeldSession,
  type HeldSession,
  listEvents,
  listSessionDays,
  listSheetSeats,
} from './attendance-queries.ts';
import { listOpenConflicts, type OpenConflict } from './check-in-queries.ts';
import { type DayAttendance, dayAttendance, restsOnOwnWord, scheduledMinutes } from './day-attendance.ts';
import { capacityFor } from './may-mark.ts';
import { isOver } from './session-day.ts';

export interface SheetDay {
  dayNumber: number;
  startsAt: Date;
  endsAt: Date;
  scheduledMinutes: number;
  /** The day has come in the session's zone. */
  canBeMarked: boolean;
  hasBegun: boolean;
  /** Its planned end has passed, or somebody said that the session is over: it can be countersigned. */
  isOver: boolean;
  /** Who gave their word for the day's record, and when; null while nobody has. */
  countersign: { by: string; at: Date } | null;
}

export interface SheetSeat {
  seatId: string;
  /** Null while nobody is named for the seat. */
  name: string | null;
  /** The employer that booked the seat. */
  organisation: string | null;
  ticketCode: string;
  state: string;
  /** The viewer's own: somebody else records it. */
  isViewers: boolean;
  /** Of the latest certificate; a mark made after it was issued does not change it. */
  certificateNumber: string | null;
  /** In the order of the sheet's days. */
  days: { dayNumber: number; attendance: DayAttendance; restsOnOwnWord: boolean; events: AttendanceEvent[] }[];
}

export interface AttendanceSheet {
  session: HeldSession;
  days: SheetDay[];
  seats: SheetSeat[];
  /** Marks from the door that nobody has settled yet. */
  conflicts: OpenConflict[];
}

/** Who was there, day by day, with every mark behind it. For staff and for the trainers of this session. */
export async function findAttendanceSheet(
  { db, clock }: Core,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<AttendanceSheet, { reason: 'not-your-session' }>> {
  const session = await findHeldSession(db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  const days = await listSessionDays(db, sessionId);
  const seats = await listSheetSeats(db, sessionId);
  const ids = seats.map(({ seatId }) => seatId);
  const events = Map.groupBy(await listEvents(db, ids), ({ seatId, sessionDayId }) => `${seatId} ${sessionDayId}`);
  const conflicts = await listOpenConflicts(db, sessionId);
  const now = clock.now();
  const today = dateIn(session.timeZone, now);
  return ok({
    session,
    conflicts,
    days: days.map((day) => ({
      dayNumber: day.dayNumber,
      startsAt: day.startsAt,
      endsAt: day.endsAt,
      scheduledMinutes: scheduledMinutes(day),
      canBeMarked: dateIn(session.timeZone, day.startsAt) <= today,
      hasBegun: day.startsAt <= now,
      isOver: isOver(day, { now, finishedAt: session.finishedAt }),
      countersign: day.countersignedAt && { by: day.countersignedByName ?? '', at: day.countersignedAt },
    })),
    seats: seats.map(({ learnerId, ...seat }) => ({
      ...seat,
      isViewers: learnerId === viewer.personId,
      days: days.map((day) => {
        const ofDay = events.get(`${seat.seatId} ${day.id}`) ?? [];
        const attendance = dayAttendance(ofDay, day);
        return { dayNumber: day.dayNumber, attendance, restsOnOwnWord: restsOnOwnWord(ofDay), events: ofDay };
      }),
    })),
  });
}
