import type {
  createInstructor,
  createVenue,
  editInstructor,
  editVenue,
  reinstateInstructor,
  retireInstructor,
  setPriceTiers,
} from '#src/catalogue/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type PlaceRefusal = RefusalOf<
  | typeof setPriceTiers
  | typeof createVenue
  | typeof editVenue
  | typeof createInstructor
  | typeof editInstructor
  | typeof retireInstructor
  | typeof reinstateInstructor
>;

const words: WordsFor<PlaceRefusal> = {
  ...counterWords,
  'session-cancelled': { words: 'This session is cancelled and stays as it is. Plan a new one instead.', status: 409 },
  'tier-named-twice': ({ line }) => ({ words: 'Another row is called so', status: 422, field: `tierLabel[${line}]` }),
  'tier-below-taken': ({ line, taken }) => ({
    words: `${taken} ${taken === 1 ? 'is' : 'are'} taken already: keep at least as many`,
    status: 409,
    field: `tierSeats[${line}]`,
  }),
  'tier-in-use': ({ label }) => ({
    words: `Seats were taken at the price “${label}”, so it stays. To sell no more of it, set its seats to as many as are taken.`,
    status: 409,
  }),
  'nobody-with-this-email': {
    words: 'Nobody has an account with this e-mail. Ask them to sign up first, or leave it empty',
    status: 422,
    field: 'accountEmail',
  },
  'account-teaches-already': ({ name }) => ({
    words: `This account belongs to ${name} on the list of instructors`,
    status: 409,
    field: 'accountEmail',
  }),
  'teaches-to-come': ({ sessionsToCome }) => ({
    words: `${sessionsToCome === 1 ? 'A session to come names' : `${sessionsToCome} sessions to come name`} them. Name somebody else there first.`,
    status: 409,
  }),
  'time-zone-unknown': { words: 'Choose a time zone from the list', status: 422, field: 'timeZone' },
  'venue-clock-in-use': {
    words: 'Sessions were planned there on the clock as it is. Add another venue instead.',
    status: 409,
    field: 'timeZone',
  },
  'room-below-taken': ({ seatsTaken, title }) => ({
    words: `${seatsTaken} seats are taken already in “${title}”: keep at least as many, or move people first`,
    status: 409,
    field: 'roomSeats',
  }),
};

/** The form comes back to staff with the refusal in words. */
export function refusedPlace(refusal: PlaceRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
