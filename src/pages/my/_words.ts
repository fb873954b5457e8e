import type { AttendedDay } from '#src/attendance/index.ts';
import { kindNames, sessionDates, sessionPlace } from '#src/catalogue/index.ts';
import type { LedgerEntry, MySeat, Standing } from '#src/renewal/index.ts';
import { addMinutes, dateIn, formatDay, formatTimes } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

type Tone = 'neutral' | 'info' | 'attention' | 'done' | 'error';

export const standingWords: Record<Standing, { text: string; tone: Tone }> = {
  coming: { text: 'Booked', tone: 'info' },
  'on-now': { text: 'On now', tone: 'attention' },
  'in-progress': { text: 'In progress', tone: 'info' },
  'access-over': { text: 'Access has ended', tone: 'neutral' },
  awaiting: { text: 'Not completed yet', tone: 'attention' },
  missed: { text: 'Marked as absent', tone: 'error' },
  completed: { text: 'Completed', tone: 'done' },
  cancelled: { text: 'Cancelled', tone: 'error' },
  moved: { text: 'Moved to another seat', tone: 'neutral' },
};

export const creditStateWords: Record<LedgerEntry['state'], { text: string; tone: Tone }> = {
  earned: { text: 'Earned, not sent yet', tone: 'info' },
  submitted: { text: 'Sent to the body', tone: 'attention' },
  accepted: { text: 'Accepted', tone: 'done' },
  rejected: { text: 'Turned down', tone: 'error' },
};

/** On whose word an entry rests, and what staff said of its evidence. */
export function evidenceWords({
  verification,
  hasEvidence,
  checkRefusal,
}: Pick<LedgerEntry, 'verification' | 'hasEvidence' | 'checkRefusal'>): { text: string; tone: Tone } {
  if (checkRefusal !== null) return { text: 'Evidence not confirmed', tone: 'error' };
  if (verification === 'issuer-verified') return { text: 'Our certificate', tone: 'done' };
  if (verification === 'staff-checked') return { text: 'Evidence checked', tone: 'done' };
  return hasEvidence ? { text: 'Evidence to be checked', tone: 'info' } : { text: 'Your word', tone: 'neutral' };
}

/** "Workshop", "Online course". */
export function kindOf({ kind }: Pick<MySeat, 'kind'>): string {
  return kindNames[kind].one;
}

/** "Wed 3 – Fri 5 Feb 2027", "8:30 am – 4:30 pm AEDT", "Parramatta NSW"; null for an online course. */
export function whenAndWhere(seat: Pick<MySeat, 'startsAt' | 'endsAt' | 'timeZone' | 'venueSuburb' | 'venueState'>) {
  const { startsAt, endsAt, timeZone, venueSuburb: suburb, venueState: state } = seat;
  if (!startsAt || !endsAt || !timeZone) return null;
  return {
    dates: sessionDates({ startsAt, endsAt, timeZone }),
    times: formatTimes(startsAt, endsAt, timeZone),
    place: suburb && state ? `${suburb} ${state}` : sessionPlace({ suburb: null, state: null }),
  };
}

/** "today", "tomorrow", "in 9 days", counted in days of the session's place. */
export function howSoon({ startsAt, timeZone, standing }: MySeat, now: Date): string {
  if (standing === 'on-now') return 'on now';
  if (!startsAt || !timeZone) return '';
  const day = (instant: Date) => Date.parse(dateIn(timeZone, instant)) / 86_400_000;
  const days = day(startsAt) - day(now);
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** "Open to you until Wed 3 Feb 2027": access ends with a minute, so its last day is the one before. */
export function accessWords({ accessEndsAt, standing }: Pick<MySeat, 'accessEndsAt' | 'standing'>): string {
  if (!accessEndsAt) return 'Open to you without an end date';
  const lastDay = formatDay(addMinutes(accessEndsAt, -1), officeZone);
  return standing === 'access-over' ? `Access ended on ${lastDay}` : `Open to you until ${lastDay}`;
}

/** How far an online course has come: lessons, and the quiz as one more step. */
export function stepsOf({ lessonsTotal, lessonsDone, passPercent, quizPassed }: MySeat) {
  const hasQuiz = passPercent !== null;
  const total = lessonsTotal + (hasQuiz ? 1 : 0);
  const done = lessonsDone + (quizPassed ? 1 : 0);
  const lessons = `${lessonsDone} of ${lessonsTotal} lessons`;
  return { total, done, figure: hasQuiz ? `${lessons}, quiz ${quizPassed ? 'passed' : 'to do'}` : lessons };
}

/** "7 h 30 min", "45 min". */
function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** What is on record for one day of a session. */
export function attendanceWords({ attendance, scheduledMinutes, startsAt, endsAt }: AttendedDay, now: Date): string {
  if (attendance.open) return 'Signed in';
  switch (attendance.state) {
    case 'present':
      return `Present, ${hoursWords(attendance.minutes)}`;
    case 'partial':
      return `${hoursWords(attendance.minutes)} of ${hoursWords(scheduledMinutes)}`;
    case 'absent':
      return 'Absent';
    case 'unmarked':
      return now < startsAt ? 'To come' : now < endsAt ? 'On now' : 'Not recorded yet';
  }
}
