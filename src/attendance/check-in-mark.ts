import { addDays, addMinutes, dateIn } from '#src/shared/dates.ts';
import type { MarkedDay } from './check-marks.ts';
import { isOnDay } from './session-day.ts';

/** Somebody signing in or out at the door, as it was noted there, perhaps hours before it could be sent. */
export interface CheckInMark {
  /** Made where the mark is made, so that one sent twice is one. */
  clientId: string;
  seatId: string;
  dayNumber: number;
  kind: 'in' | 'out';
  /** By the clock of the device. */
  at: Date;
}

/** Why a mark does not fit what is known. */
export type CheckInFault =
  | 'seat-gone'
  /** Whoever made the mark has the seat. */
  | 'own-seat'
  | 'from-the-future'
  | 'wrong-day'
  | 'too-late'
  /** Somebody has given their word for the day's record. */
  | 'day-countersigned'
  /** Somebody noted the whole day, or minutes, after the moment of the mark. */
  | 'day-noted'
  | 'already-in'
  | 'not-in';

/** What is on record of a seat's day, in the order it was recorded. */
interface NotedMark {
  kind: 'in' | 'out' | 'present' | 'absent' | 'minutes';
  at: Date;
}

interface KnownOfMark {
  now: Date;
  timeZone: string;
  day: MarkedDay;
  /** Somebody has the seat for good, and the session is held. */
  seatStands: boolean;
  /** It is the seat of whoever makes the mark. */
  isOwn: boolean;
  noted: readonly NotedMark[];
}

/** A phone's clock is rarely further off. */
const skewMinutes = 5;
/** Two people at one door, or a ticket held up twice: within this it is one coming, or one going. */
const sameMinutes = 5;
/** After this a day is no longer what a device remembers of it. */
const lateDays = 14;

/** Whether a mark from the door can be kept as it is, says what is known already, or needs a person to look. */
export function judgeCheckIn(
  { kind, at }: Pick<CheckInMark, 'kind' | 'at'>,
  { now, timeZone, day, seatStands, isOwn, noted }: KnownOfMark,
): 'new' | 'known' | CheckInFault {
  if (!seatStands) return 'seat-gone';
  if (isOwn) return 'own-seat';
  if (at > addMinutes(now, skewMinutes)) return 'from-the-future';
  if (!isOnDay(day, at, timeZone)) return 'wrong-day';
  if (dateIn(timeZone, now) > addDays(dateIn(timeZone, day.endsAt), lateDays)) return 'too-late';
  if (day.countersignedAt) return 'day-countersigned';
  const verdictIndex = noted.findLastIndex((mark) => mark.kind !== 'in' && mark.kind !== 'out');
  const verdict = noted[verdictIndex];
  // Times after a number of minutes say nothing, and neither does a time before somebody's word for the whole day.
  if (verdict && (verdict.kind === 'minutes' || verdict.at > at)) return 'day-noted';
  const times = noted.slice(verdictIndex + 1).toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const last = times.findLast((mark) => mark.at <= at);
  const next = times.find((mark) => mark.at > at);
  // Only its neighbours: who came, was signed out by mistake and signed in again at once has come twice.
  const isSame = (mark?: NotedMark) =>
    mark?.kind === kind && Math.abs(mark.at.getTime() - at.getTime()) <= sameMinutes * 60_000;
  if (isSame(last) || isSame(next)) return 'known';
  const before = last?.kind ?? (verdict?.kind === 'present' ? 'in' : 'out');
  if (before !== kind && next?.kind !== kind) return 'new';
  return kind === 'in' ? 'already-in' : 'not-in';
}
