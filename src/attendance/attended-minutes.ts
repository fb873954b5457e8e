import type { Db } from '#src/database.ts';
import { type AttendanceEvent, listEvents, listSessionDays, findSeatSession } from './attendance-queries.ts';
import {
  type DayAttendance,
  dayAttendance,
  type DayHours,
  restsOnOwnWord,
  scheduledMinutes,
} from './day-attendance.ts';
import { answersNeeded, presenceChecksOf } from './presence-checks.ts';
import { findPresenceRule, listAnswers } from './presence-queries.ts';

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

/** How long the holder of a seat was there. A seat without a session has no days. Whoever calls has checked that it may be seen. */
export async function attendedMinutes(db: Db, seatId: string): Promise<AttendanceEvidence> {
  const sessionId = await findSeatSession(db, seatId);
  const days = sessionId ? await listSessionDays(db, sessionId) : [];
  const events = sessionId ? await listEvents(db, [seatId]) : [];
  const checksOf = await presenceChecks(db, seatId, events);
  const attended = days.map((day) => {
    const ofDay = events.filter(({ sessionDayId }) => sessionDayId === day.id);
    const { attendance, checks } = counted(ofDay, day, checksOf(day, ofDay));
    return {
      dayNumber: day.dayNumber,
      startsAt: day.startsAt,
      endsAt: day.endsAt,
      scheduledMinutes: scheduledMinutes(day),
      attendance,
      checks,
      countersignedAt: day.countersignedAt,
      restsOnOwnWord: restsOnOwnWord(ofDay),
      seen: ofDay.flatMap(({ kind, at, source }) =>
        source === 'learner' && (kind === 'in' || kind === 'out') ? [{ kind, at }] : [],
      ),
      eventIds: ofDay.map(({ id }) => id),
    };
  });
  return {
    days: attended,
    attendedMinutes: attended.reduce((total, { attendance }) => total + attendance.minutes, 0),
    scheduledMinutes: attended.reduce((total, day) => total + day.scheduledMinutes, 0),
  };
}

/**
 * What of a day counts. Where the page's questions were not answered, a meeting's own record stands alone, without what the
 * page saw: neither is credit lost to a page that failed, nor earned by a page that was left open.
 */
function counted(ofDay: AttendanceEvent[], day: DayHours, checks: AttendedDay['checks']) {
  const isShort = checks !== null && checks.answered < checks.needed;
  const withoutPage = ofDay.filter(({ source }) => source !== 'learner');
  return isShort && withoutPage.some(({ source }) => source === 'import')
    ? { attendance: dayAttendance(withoutPage, day), checks: null }
    : { attendance: dayAttendance(ofDay, day), checks };
}

/** Only what a page saw needs questions: a trainer's word and a meeting's own record stand alone. */
async function presenceChecks(db: Db, seatId: string, events: AttendanceEvent[]) {
  const isSeen = events.some(({ source }) => source === 'learner');
  const rule = isSeen ? await findPresenceRule(db, seatId) : { perHour: null, percent: null };
  const answers = rule.perHour === null ? [] : await listAnswers(db, seatId);
  return (day: DayHours & { id: string }, ofDay: AttendanceEvent[]) => {
    const asked = presenceChecksOf(day, rule.perHour);
    const rests =
      ofDay.some(({ source }) => source === 'learner') && ofDay.every(({ kind }) => kind === 'in' || kind === 'out');
    if (asked === 0 || !rests) return null;
    const answered = answers.filter(({ sessionDayId }) => sessionDayId === day.id).length;
    return { asked, answered, needed: answersNeeded(asked, rule.percent) };
  };
}
