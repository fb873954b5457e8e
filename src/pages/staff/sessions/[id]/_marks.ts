import type { AttendanceAnomaly, AttendanceEvent, DayAttendance, SheetSeat } from '#src/attendance/index.ts';
import { dateIn, formatDay, formatTime } from '#src/shared/dates.ts';

/** What the marks of a day amount to, in a few words, and how loudly to say it. */
export function stateWords({ state, minutes, open }: DayAttendance): {
  text: string;
  tone: 'neutral' | 'done' | 'attention' | 'error';
} {
  if (open) return { text: 'Signed in, not out', tone: 'attention' };
  if (state === 'present') return { text: 'Present', tone: 'done' };
  if (state === 'absent') return { text: 'Absent', tone: 'error' };
  if (state === 'partial') return { text: `${minutes} minutes`, tone: 'attention' };
  return { text: 'Not marked', tone: 'neutral' };
}

/** The state as the form's fields say it, so that only what was changed is recorded. */
export function stateField({ state, minutes, open }: DayAttendance): string {
  if (state === 'unmarked') return '';
  if (open) return 'open';
  return state === 'partial' ? `minutes ${minutes}` : state;
}

/** Which choice of the form stands for the state. */
export function choiceOf({ state, open }: DayAttendance): '' | 'present' | 'absent' | 'minutes' {
  if (state === 'unmarked' || open) return '';
  return state === 'partial' ? 'minutes' : state;
}

/** One mark in words: "Present: Dana Whitlock, 8:41 am". */
export function markWords(event: AttendanceEvent, timeZone: string): string {
  const time = formatTime(event.at, timeZone);
  const what = {
    in: `Came at ${time}`,
    out: `Left at ${time}`,
    present: 'Present',
    absent: 'Absent',
    minutes: `${event.minutes} minutes`,
  }[event.kind];
  const isLater = dateIn(timeZone, event.recordedAt) !== dateIn(timeZone, event.at);
  const day = isLater || event.kind === 'present' ? `${formatDay(event.recordedAt, timeZone)}, ` : '';
  const who = event.recordedByName ?? 'recorded by itself';
  return `${what}: ${who}, ${day}${formatTime(event.recordedAt, timeZone)}`;
}

const anomalies: Record<AttendanceAnomaly, string> = {
  'in-twice': 'came twice without leaving: the first counts',
  'out-without-in': 'left without having come: it does not count',
  'outside-the-day': 'a time outside the day’s hours does not count',
  'times-after-minutes': 'times after a number of minutes do not count',
  'more-than-the-day': 'more minutes than the day has: the day counts',
};

/** What did not fit together, in words. */
export function anomalyWords(found: AttendanceAnomaly[]): string {
  return [...new Set(found)].map((each) => anomalies[each]).join('; ');
}

/** Why somebody has not completed, as far as the sheet tells: "Kim Tran (day 2: not signed out)". */
export function leftOutWords({ name, ticketCode, days }: SheetSeat): string {
  const which = (dayNumber: number) => (days.length === 1 ? '' : `day ${dayNumber}: `);
  const why = days.flatMap(({ dayNumber, attendance: { state, open, minutes } }) => {
    if (open) return `${which(dayNumber)}not signed out`;
    if (state === 'unmarked') return `${which(dayNumber)}not marked`;
    if (state === 'absent') return `${which(dayNumber)}absent`;
    return state === 'partial' ? `${which(dayNumber)}${minutes} minutes` : [];
  });
  return `${name ?? ticketCode} (${why.join(', ') || 'there, but something else is missing'})`;
}
