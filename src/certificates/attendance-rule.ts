import type { AttendanceEvidence, AttendedDay } from '#src/attendance/index.ts';
import { dateIn, formatDay, formatInstant, formatTime } from '#src/shared/dates.ts';
import type { Verdict } from './completion-rule.ts';

interface Held {
  timeZone: string;
  attendancePercent: number;
  attendance: AttendanceEvidence;
}

interface Moment {
  now: Date;
  finished: boolean;
}

/** Whether enough of a session was attended. Nothing is complete before its last day is over. */
export function meetAttendance(held: Held, moment: Moment): Verdict {
  const { days, attendedMinutes, scheduledMinutes } = held.attendance;
  const last = days.at(-1);
  if (!last) return { met: false, missing: ['The days of this session are not set yet: write to us.'] };
  const toCome = whatIsToCome(held, last, moment);
  if (toCome) return { met: false, missing: [toCome] };
  const { attendancePercent } = held;
  // Whole numbers on both sides: 90 % of 480 minutes is compared without a fraction.
  const isEnough = scheduledMinutes > 0 && attendedMinutes * 100 >= scheduledMinutes * attendancePercent;
  const unanswered = whatIsUnanswered(held);
  if (!isEnough || unanswered.length > 0) {
    return { met: false, missing: [...(isEnough ? [] : whatIsMissing(held)), ...unanswered] };
  }
  return {
    met: true,
    completedOn: dateIn(held.timeZone, last.endsAt),
    evidence: {
      rule: { kind: 'attendance', attendancePercent },
      attendedMinutes,
      scheduledMinutes,
      days: days.map(({ dayNumber, attendance, checks, eventIds }) => ({
        ...{ dayNumber, minutes: attendance.minutes, eventIds },
        ...(checks ? { checks } : {}),
      })),
    },
  };
}

function whatIsToCome({ timeZone, attendance: { days } }: Held, last: AttendedDay, { now, finished }: Moment) {
  const isLastDay = dateIn(timeZone, now) === dateIn(timeZone, last.endsAt);
  if (now >= last.endsAt || (finished && isLastDay)) return null;
  const next = days.find((day) => day.endsAt > now) ?? last;
  const which = days.length === 1 ? 'The session' : `Day ${next.dayNumber} of ${days.length}`;
  if (next.startsAt > now) return `${which} is still to come: it begins on ${formatInstant(next.startsAt, timeZone)}.`;
  return `${which} is on now: your certificate follows when the last day ends, on ${formatInstant(last.endsAt, timeZone)}.`;
}

function whatIsMissing(held: Held): string[] {
  const { timeZone, attendancePercent, attendance } = held;
  const { days, attendedMinutes, scheduledMinutes } = attendance;
  const nameOf = (day: AttendedDay) => (days.length === 1 ? 'The day' : `Day ${day.dayNumber}`);
  const unmarked = days
    .filter((day) => day.attendance.state === 'unmarked')
    .map(
      (day) => `${nameOf(day)} (${formatDay(day.startsAt, timeZone)}) is not marked yet: your trainer can confirm it.`,
    );
  const open = days
    .filter((day) => day.attendance.open)
    .map((day) => `${nameOf(day)} shows that you came, not when you left: your trainer can note it.`);
  if (unmarked.length + open.length > 0) return [...unmarked, ...open];
  const needed = Math.ceil((scheduledMinutes * attendancePercent) / 100);
  return [
    ...whatWasSeen(held),
    `The record shows ${inHours(attendedMinutes)} of ${inHours(scheduledMinutes)}, and this course asks for ${inHours(needed)}. ` +
      'If the record is wrong, ask your trainer to correct it; if you missed a part, write to us about making it up.',
  ];
}

/** The stays that the page beside a live stream saw, so that a learner can tell where the rest was lost. */
function whatWasSeen({ timeZone, attendance: { days } }: Held): string[] {
  return days
    .filter(({ seen }) => seen.length > 0)
    .map((day) => {
      const times = day.seen.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const words = times.map(({ kind, at }) => `${kind === 'in' ? 'came' : 'left'} ${formatTime(at, timeZone)}`);
      return `On ${formatDay(day.startsAt, timeZone)} the page of the live stream saw that you ${words.join(', ')}.`;
    });
}

function whatIsUnanswered({ timeZone, attendance: { days } }: Held): string[] {
  return days.flatMap(({ startsAt, checks }) =>
    checks && checks.answered < checks.needed
      ? [
          `On ${formatDay(startsAt, timeZone)} you answered ${checks.answered} of ${checks.asked} presence checks, and this course ` +
            `asks for ${checks.needed}. If the page failed you, write to us: your trainer can confirm that you were there.`,
        ]
      : [],
  );
}

/** "6 h 30 min", "45 min". */
function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}
