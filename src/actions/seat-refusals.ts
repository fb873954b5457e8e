import type {
  claimSeat,
  declarePrerequisites,
  nameAttendee,
  renewClaimLink,
  sendClaimLink,
  writeSeatNotes,
} from '#src/enrolment/index.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { AccountRefusal } from './account-refusals.ts';
import type { EnrolmentRefusal } from './enrolment-refusals.ts';
import type { LearningRefusal } from './learning-refusals.ts';
import type { WordsFor } from './refusal-words.ts';

/** What others have words for already is left to them. */
export type SeatRefusal = Exclude<
  RefusalOf<
    | typeof claimSeat
    | typeof nameAttendee
    | typeof renewClaimLink
    | typeof sendClaimLink
    | typeof declarePrerequisites
    | typeof writeSeatNotes
  >,
  { reason: (AccountRefusal | EnrolmentRefusal | LearningRefusal)['reason'] }
>;

export const seatRefusals: WordsFor<SeatRefusal> = {
  'not-this-seat': { words: 'This link does not open a seat. Copy it whole from the mail.', status: 404 },
  'claim-link-replaced': ({ ask }) => ({
    words: `There is a newer link for this seat, so this one does not work any more. Ask ${ask} for the new one.`,
    status: 410,
  }),
  'claim-link-used': ({ ask }) => ({
    words: `This seat has somebody’s name already. If that was you, look for our mail with the details. If not, ask ${ask} for another seat.`,
    status: 410,
  }),
  'claim-link-expired': ({ ask }) => ({
    words: `The time to claim this seat is over. Ask ${ask}: they can still name you on the page of their booking, or send you a new link.`,
    status: 410,
  }),
  'seat-gone': ({ ask }) => ({
    words: `This seat was given back, or its date was cancelled. Ask ${ask} what happens instead.`,
    status: 410,
  }),
  'already-named': {
    words: 'This seat has somebody’s name by now. Load the page again to see whose.',
    status: 409,
  },
  'seat-over': {
    words: 'This seat is cancelled, or its course has begun. Write to us and we help.',
    status: 409,
  },
  'seat-awaits-payment': {
    words: 'This seat is not confirmed yet, because it waits for its payment. The link works as soon as it is.',
    status: 409,
  },
  'deadline-passed': {
    words: 'The link’s time is over. Make a new one first, or name the person yourself.',
    status: 409,
  },
  'nothing-declared': {
    words: 'Write the certificate’s number, the school and the date',
    status: 422,
    field: 'evidence[0]',
  },
  'session-over': { words: 'This session is over, and its notes are deleted.', status: 409 },
};
