import type { CheckInAnswer, OpenConflict, SheetSeat } from '#src/attendance/index.ts';

type Fault = Extract<CheckInAnswer, { answer: 'conflict' }>['fault'];

/** Why a mark from the door could not simply be kept, and what to do. */
export const faultWords: Record<Fault, string> = {
  'seat-gone': 'The seat was cancelled or moved meanwhile. Drop the mark, or talk to the office before you do.',
  'own-seat': 'It is the seat of whoever made the mark. Another trainer or the office keeps it, or drop it.',
  'from-the-future': 'The device’s clock was ahead. Keep the mark at the time that is right.',
  'wrong-day': 'It was made on another day than the one it was for. Keep it at the time that is right, or drop it.',
  'too-late': 'It arrived more than two weeks after the day. Keep it only if you are sure of it.',
  'day-countersigned': 'The day was countersigned before this arrived. Keep it with a reason, or drop it.',
  'day-noted': 'Somebody has noted the whole day since. Keep the mark to add it, or drop it and let the note stand.',
  'already-in': 'They were signed in already at that time. The first one counts: drop this, or correct its time.',
  'not-in': 'They were not signed in at that time. Keep it once the sign-in is noted, or correct its time.',
  'not-in-session':
    'This session has no such seat or day, so nothing was kept: note it on the sheet if they were there.',
};

/** "Maria Katsaros, sign-in". */
export function markOf({ attendeeName, ticketCode, kind }: OpenConflict): string {
  return `${attendeeName ?? ticketCode}, ${kind === 'in' ? 'sign-in' : 'sign-out'}`;
}

/** Where somebody is on a day, as the door shows it: which button comes next. */
export function placeOn({ days }: SheetSeat, dayNumber: number): 'out' | 'in' | 'left' | 'noted' {
  const day = days.find((each) => each.dayNumber === dayNumber);
  const last = day?.events.at(-1)?.kind;
  if (!day || day.attendance.open) return day ? 'in' : 'out';
  if (last === 'minutes') return 'noted';
  if (last === 'present') return 'in';
  return day.attendance.minutes > 0 ? 'left' : 'out';
}
