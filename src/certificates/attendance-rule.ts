import type { AttendanceEvidence, AttendedDay } from '#src/attendance/index.ts';
import { dateIn, formatDay, formatInstant, formatTime } from '#src/shared/dates.ts';
import type { CompletionMoment, Verdict } from './completion-rule.ts';

interface Held {
  timeZone: string;
  attendancePercent: number;
  countersignNeeded: boolean;
  isHeld: boolean;
  finishedAt: Date | null;
  attendance: AttendanceEvidence;
  earnsPart: boolean;
}

/**
 * Whether enough of a session was attended, or a part of it whose credit a person wants to give. Nothing is complete before the
 * last day is over, and nothing in part while a mark or a countersign may still come.
 */
export function meetAttendance(held: Held, moment: CompletionMoment): Verdict {
  const { days, attendedMinutes, scheduledMinutes } = held.attendance;
  const last = days.at(-1);
  if (!held.isHeld) return { met: false, missing: ['This session is not held, so nobody completes it.'] };
  if (!last) return { met: false, missing: ['The days of this session are not set yet: write to us.'] };
  const toCome = whatIsToCome(held, last, moment);
  if (toCome) return { met: false, missing: [toCome] };
  const { attendancePercent } = held;
  // Whole numbers on both sides: 90 % of 480 minutes is compared without a fraction.
  const isEnough = scheduledMinutes > 0 && attendedMinutes * 100 >= scheduledMinutes * attendancePercent;
  const open = [...whatIsOpen(held), ...whatIsUnanswered(held)];
  const isPart = !isEnough && held.earnsPart && moment.inPart;
  if (open.length > 0 || !(isEnough || isPart)) {
    return { met: false, missing: isEnough || isUnmarked(held) ? open : [...whatIsMissing(held), ...open] };
  }
  return {
    met: true,
    isPart,
    completedOn: dateIn(held.timeZone, last.endsAt),
    evidence: {
      rule: { kind: 'attendance', attendancePercent, countersignNeeded: held.countersignNeeded },
      ...(isPart ? { inPart: true } : {}),
      attendedMinutes,
      scheduledMinutes,
      days: days.map(({ dayNumber, attendance, checks, countersignedAt, eventIds }) => ({
        ...{ dayNumber, minutes: attendance.minutes, eventIds },
        ...(checks ? { checks } : {}),
        ...(countersignedAt ? { countersignedAt: countersignedAt.toISOString() } : {}),
      })),
    },
  };
}

function whatIsToCome(
  { timeZone, finishedAt, attendance: { days } }: Held,
  last: AttendedDay,
  { now }: CompletionMoment,
) {
  if (now >= last.endsAt || (finishedAt && finishedAt >= last.startsAt)) return null;
  const next = days.find((day) => day.endsAt > now) ?? last;
  const which = days.length === 1 ? 'The session' : `Day ${next.dayNumber} of ${days.length}`;
  if (next.startsAt > now) return `${which} is still to come: it begins on ${formatInstant(next.startsAt, timeZone)}.`;
  return `${which} is on now: your certificate follows when the last day ends, on ${formatInstant(last.endsAt, timeZone)}.`;
}

/** Days on which somebody's mark may still change what the record comes to. */
function isUnmarked({ attendance: { days } }: Held): boolean {
  return days.some(({ attendance: { state, open } }) => state === 'unmarked' || open);
}

/** What is still to be noted or confirmed, day by day. */
function whatIsOpen({ timeZone, attendancePercent, countersignNeeded, attendance }: Held): string[] {
  const { days, attendedMinutes, scheduledMinutes } = attendance;
  const nameOf = (day: AttendedDay) =>
    `${days.length === 1 ? 'The day' : `Day ${day.dayNumber}`} (${formatDay(day.startsAt, timeZone)})`;
  const isEnough = attendedMinutes * 100 >= scheduledMinutes * attendancePercent;
  return days.flatMap((day) => {
    if (day.attendance.open && !isEnough) {
      return [`${nameOf(day)}: the sign-out is missing. Your trainer can note when you left.`];
    }
    if (day.attendance.state === 'unmarked' && !isEnough) {
      return [`${nameOf(day)} is not marked yet: your trainer can confirm it.`];
    }
    if (day.restsOnOwnWord && !day.countersignedAt) {
      return [`${nameOf(day)}: you signed yourself in. Your trainer confirms the day, and then it counts.`];
    }
    return countersignNeeded && !day.countersignedAt
      ? [`${nameOf(day)} waits for your trainer’s countersign: they confirm the record of the whole day.`]
      : [];
  });
}

function whatIsMissing(held: Held): string[] {
  const { attendancePercent, attendance, earnsPart } = held;
  const { attendedMinutes, scheduledMinutes } = attendance;
  const needed = Math.ceil((scheduledMinutes * attendancePercent) / 100);
  return [
    ...whatWasSeen(held),
    `The record shows ${inHours(attendedMinutes)} of ${inHours(scheduledMinutes)}, and this course asks for ${inHours(needed)}. ` +
      'If the record is wrong, ask your trainer to correct it; if you missed a part, write to us about making it up' +
      (earnsPart ? ', or about the credit for the part that you attended.' : '.'),
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
