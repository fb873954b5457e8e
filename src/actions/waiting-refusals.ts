import type {
  confirmWaiting,
  declineOffer,
  joinWaitingList,
  leaveWaitingList,
  lowerWaitingParty,
  OfferToPartyRefused,
  RemoveFromWaitingListRefused,
} from '#src/enrolment/index.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { EnrolmentRefusal } from './enrolment-refusals.ts';
import { counterWords } from './counter-words.ts';
import type { WordsFor } from './refusal-words.ts';

/** What booking has words for already is left to it. */
export type WaitingRefusal = Exclude<
  | RefusalOf<
      | typeof joinWaitingList
      | typeof confirmWaiting
      | typeof declineOffer
      | typeof leaveWaitingList
      | typeof lowerWaitingParty
    >
  | OfferToPartyRefused
  | RemoveFromWaitingListRefused,
  { reason: EnrolmentRefusal['reason'] }
>;

const nothing = {
  'not-published': 'This is not on sale, so there is nothing to wait for.',
  cancelled: 'This date has been cancelled. Look at the other dates of the course.',
  past: 'This date has begun already. Look at the other dates of the course.',
  closed: 'This date takes no more bookings. Look at the other dates of the course.',
  'starts-soon': 'This date begins within the hour, so its waiting list is closed. Ring us to ask about a late seat.',
};

export const waitingRefusals: WordsFor<WaitingRefusal> = {
  'party-impossible': ({ most }) => ({
    words: `Enter a number from 1 to ${most}. For a larger group write to us and we arrange a date.`,
    status: 422,
    field: 'party',
  }),
  'seats-free': ({ seatsLeft }) => ({
    words: `You need not wait: ${seatsLeft === 1 ? 'a seat is' : `${seatsLeft} seats are`} free for you right now. Book from the course’s page.`,
    status: 409,
  }),
  'nothing-to-wait-for': ({ why }) => ({ words: nothing[why], status: 409 }),
  'date-passed': { words: 'Choose a day that is still to come', status: 422, field: 'startsBefore' },
  'waiting-not-found': {
    words: 'This place on the waiting list cannot be found. Use the link in your mail, or sign in.',
    status: 404,
  },
  'waiting-over': { words: 'You are off this waiting list already.', status: 409 },
  'offer-open': {
    words: 'An offer is open for you. Take it for as many people as you like, or decline it.',
    status: 409,
  },
  'party-not-smaller': ({ party }) => ({
    words: `Enter a number from 1 to ${party}. For more people join anew: a larger party goes to the end.`,
    status: 422,
    field: 'party',
  }),
  'not-allowed': counterWords['not-allowed'],
  'reason-missing': { words: 'Say why: the party will read it', status: 422, field: 'reason' },
  'no-offers-now': { words: 'No offers can be made: it is not on sale, or begins within the hour.', status: 409 },
  'not-waiting': { words: 'This party does not wait any more, or has an offer already.', status: 409 },
  'too-few-free': ({ free }) => ({
    words: free === 0 ? 'No seat is free.' : `Only ${free === 1 ? 'one seat is' : `${free} seats are`} free.`,
    status: 409,
  }),
};
