import type {
  admitWalkIn,
  CheckInFault,
  checkInMyself,
  countersignDay,
  recordAttendance,
  settleCheckInConflict,
} from '#src/attendance/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { WordsFor } from './refusal-words.ts';

export type AttendanceRefusal =
  | Exclude<RefusalOf<typeof checkInMyself>, { reason: 'too-many-tries' }>
  | RefusalOf<typeof countersignDay>
  | RefusalOf<typeof recordAttendance>
  | RefusalOf<typeof settleCheckInConflict>
  | Extract<RefusalOf<typeof admitWalkIn>, { reason: 'door-not-open' }>
  | { reason: 'no-such-ticket' };

const selfFaults: Partial<Record<CheckInFault, string>> = {
  'already-in': 'You are signed in already.',
  'not-in': 'You are not signed in, so you cannot sign out.',
};

export const attendanceRefusals: WordsFor<AttendanceRefusal> = {
  'not-your-session': {
    words: 'This session is not among those that you teach or look after. Nothing was recorded.',
    status: 404,
  },
  'door-not-open': ({ startsAt, timeZone }) => ({
    words: `The door opens on the day itself, ${formatInstant(startsAt, timeZone)}. Until then the session is booked on its own page.`,
    status: 409,
  }),
  'no-seat-in-room': { words: 'You have no seat in a room of this session. Speak to your trainer.', status: 404 },
  'not-today': { words: 'The session is not held today.', status: 409 },
  'wrong-door-code': {
    words: 'That is not the code that stands on the screen now. Look again: it changes every half minute.',
    status: 422,
    field: 'code',
  },
  'check-in-does-not-fit': ({ fault }) => ({
    words: `${selfFaults[fault] ?? 'Your trainer has noted this day already.'} Speak to your trainer if that is wrong.`,
    status: 409,
  }),
  'no-such-conflict': { words: 'That mark is not there to settle. Open the page again.', status: 404 },
  'already-settled': ({ settlement }) => ({
    words: `Somebody has settled that mark already: it was ${settlement}.`,
    status: 409,
  }),
  'no-such-ticket': {
    words: 'No seat, or more than one, fits that ticket or name. Look in the list.',
    status: 422,
  },
  'session-not-held': ({ state }) => ({
    words:
      state === 'cancelled'
        ? 'This session was cancelled, so nobody attends it. Nothing was recorded.'
        : 'This session is a draft, so nobody attends it yet. Nothing was recorded.',
    status: 409,
  }),
  'seat-not-in-session': {
    words: 'Somebody on the list has no seat in this session any more. Nothing was recorded: open the page again.',
    status: 409,
  },
  'no-such-day': { words: 'This session has no such day. Nothing was recorded: open the page again.', status: 409 },
  'day-in-future': ({ dayNumber, startsAt, timeZone }) => ({
    words: `Day ${dayNumber} is still to come: it can be marked from the morning of ${formatInstant(startsAt, timeZone)}.`,
    status: 409,
  }),
  'time-not-that-day': {
    words: 'A time of arrival or departure must be on the day itself, and have passed. Nothing was recorded.',
    status: 422,
  },
  'day-not-over': ({ dayNumber, endsAt, timeZone }) => ({
    words: `Day ${dayNumber} goes on until ${formatInstant(endsAt, timeZone)}: countersign it then. If it ended early, say first that the session is finished.`,
    status: 409,
  }),
  'own-seat': {
    words:
      'One of these seats is your own: another trainer or the office records your attendance. Nothing was recorded.',
    status: 409,
  },
  'own-seat-marked': {
    words: 'You signed yourself in on that day, so another trainer or the office gives their word for it.',
    status: 409,
  },
  'day-not-complete': ({ unmarked, open, conflicts }) => ({
    words: `The day is not complete: ${[
      unmarked > 0 ? `${unmarked} not marked` : '',
      open > 0 ? `${open} signed in and not out` : '',
      conflicts > 0 ? `${conflicts} to be settled at the check-in` : '',
    ]
      .filter(Boolean)
      .join(', ')}. Countersign it once that is done.`,
    status: 409,
  }),
  'reason-needed': ({ dayNumber }) => ({
    words: `Day ${dayNumber} is countersigned. Say in the note why its record changes. Nothing was recorded yet.`,
    status: 422,
  }),
  'minutes-do-not-fit': ({ scheduledMinutes }) => ({
    words: `Enter whole minutes from 0 to ${scheduledMinutes}. Nothing was recorded yet.`,
    status: 422,
  }),
};
