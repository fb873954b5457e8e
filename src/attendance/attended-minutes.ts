import type { Db } from '#src/database.ts';
import { type AttendanceEvent, listDaysOfSessions, listEvents } from './attendance-queries.ts';
import {
  type DayAttendance,
  dayAttendance,
  type DayHours,
  restsOnOwnWord,
  scheduledMinutes,
} from './day-attendance.ts';
import { answersNeeded, presenceChecksOf } from './presence-checks.ts';
import { listAnswers, listSeatSessions } from './presence-queries.ts';

/** One day of a seat's session and what is known of it. */
export interface AttendedDay {
  dayNumber: number;
  startsAt: Date;
  endsAt: Date;
  scheduledMinutes: number;
  attendance: DayAttendance;
  /** The questions of a live stream's page; null where none are asked, or where somebody's word stands for the day. */
  checks: { asked: number; answered: number; needed: number } | null;
  /** What the page beside a live stream saw: when the learner came and went. */
  seen: { kind: 'in' | 'out'; at: Date }[];
  /** When somebody gave their word for the day's record; null while nobody has. */
  countersignedAt: Date | null;
  /** The learner signed themselves in and out, and nobody else noted anything. */
  restsOnOwnWord: boolean;
  /** The events that it was derived from. */
  eventIds: number[];
}

/** The evidence of one seat over all days. */
export interface AttendanceEvidence {
  days: AttendedDay[];
  attendedMinutes: number;
  scheduledMinutes: number;
}

/** How long the holder of a seat was there: see `listAttendedMinutes`. A seat without a session has no days. */
export async function attendedMinutes(db: Db, seatId: string): Promise<AttendanceEvidence> {
  return (await listAttendedMinutes(db, [seatId])).get(seatId) ?? evidence([]);
}

type SeatSession = Awaited<ReturnType<typeof listSeatSessions>>[number];
type SessionDay = Awaited<ReturnType<typeof listDaysOfSessions>>[number];
type Answer = Awaited<ReturnType<typeof listAnswers>>[number];

/**
 * How long the holders of these seats were there, by seat, in as many statements for one as for many. Seats without a session are
 * left out. Whoever calls has checked that it may be seen.
 */
export async function listAttendedMinutes(
  db: Db,
  seatIds: readonly string[],
): Promise<Map<string, AttendanceEvidence>> {
  const seats = await listSeatSessions(db, seatIds);
  const days = await listDaysOfSessions(db, [...new Set(seats.map(({ sessionId }) => sessionId))]);
  const inSessions = seats.map(({ seatId }) => seatId);
  const events = Map.groupBy(await listEvents(db, inSessions), ({ seatId }) => seatId);
  // Only what a page saw needs questions: a trainer's word and a meeting's own record stand alone.
  const asked = seats.filter(({ seatId, perHour }) => perHour !== null && events.get(seatId)?.some(isSeen));
  const answers = await listAnswers(
    db,
    asked.map(({ seatId }) => seatId),
  );
  const daysOf = Map.groupBy(days, ({ sessionId }) => sessionId);
  const answersOf = Map.groupBy(answers, ({ seatId }) => seatId);
  return new Map(
    seats.map((seat) => {
      const of = { events: events.get(seat.seatId) ?? [], answers: answersOf.get(seat.seatId) ?? [] };
      return [seat.seatId, evidence((daysOf.get(seat.sessionId) ?? []).map((day) => attendedDay(seat, day, of)))];
    }),
  );
}

function evidence(days: AttendedDay[]): AttendanceEvidence {
  return {
    days,
    attendedMinutes: days.reduce((total, { attendance }) => total + attendance.minutes, 0),
    scheduledMinutes: days.reduce((total, day) => total + day.scheduledMinutes, 0),
  };
}

function attendedDay(
  seat: SeatSession,
  day: SessionDay,
  { events, answers }: { events: AttendanceEvent[]; answers: Answer[] },
): AttendedDay {
  const ofDay = events.filter(({ sessionDayId }) => sessionDayId === day.id);
  const answered = answers.filter(({ sessionDayId }) => sessionDayId === day.id).length;
  const { attendance, checks } = counted(ofDay, day, presenceChecks(seat, day, { ofDay, answered }));
  return {
    dayNumber: day.dayNumber,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    scheduledMinutes: scheduledMinutes(day),
    attendance,
    checks,
    countersignedAt: day.countersignedAt,
    restsOnOwnWord: restsOnOwnWord(ofDay),
    seen: ofDay.flatMap((event) =>
      isSeen(event) && (event.kind === 'in' || event.kind === 'out') ? [{ kind: event.kind, at: event.at }] : [],
    ),
    eventIds: ofDay.map(({ id }) => id),
  };
}

/** What the page beside a live stream saw. */
function isSeen({ source }: AttendanceEvent): boolean {
  return source === 'learner';
}

/**
 * What of a day counts. Where the page's questions were not answered, a meeting's own record stands alone, without what the
 * page saw: neither is credit lost to a page that failed, nor earned by a page that was left open.
 */
function counted(ofDay: AttendanceEvent[], day: DayHours, checks: AttendedDay['checks']) {
  const isShort = checks !== null && checks.answered < checks.needed;
  const withoutPage = ofDay.filter((event) => !isSeen(event));
  return isShort && withoutPage.some(({ source }) => source === 'import')
    ? { attendance: dayAttendance(withoutPage, day), checks: null }
    : { attendance: dayAttendance(ofDay, day), checks };
}

/** The questions of a day that rests on coming and going, some of which the page saw. */
function presenceChecks(
  { perHour, percent }: SeatSession,
  day: DayHours,
  { ofDay, answered }: { ofDay: AttendanceEvent[]; answered: number },
): AttendedDay['checks'] {
  const asked = presenceChecksOf(day, perHour);
  const rests = ofDay.some(isSeen) && ofDay.every(({ kind }) => kind === 'in' || kind === 'out');
  return asked === 0 || !rests ? null : { asked, answered, needed: answersNeeded(asked, percent) };
}
