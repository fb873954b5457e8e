import type { ResendMailRefused } from '#src/backoffice/index.ts';
import type {
  closeSession,
  confirmSessionToRun,
  createCourse,
  createSession,
  editCourse,
  editSession,
  publishCourse,
  publishSession,
  reopenSession,
  retireCourse,
  setApprovals,
} from '#src/catalogue/index.ts';
import type {
  CancelSeatRefused,
  cancelSessionWithSeats,
  CheckDeclarationRefused,
  moveSessionWithSeats,
  trySessionChangeAgain,
  WritePolicyRefused,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type CounterRefusal =
  | RefusalOf<
      | typeof createCourse
      | typeof editCourse
      | typeof publishCourse
      | typeof retireCourse
      | typeof setApprovals
      | typeof createSession
      | typeof editSession
      | typeof publishSession
      | typeof closeSession
      | typeof reopenSession
      | typeof confirmSessionToRun
    >
  | RefusalOf<typeof cancelSessionWithSeats | typeof moveSessionWithSeats | typeof trySessionChangeAgain>
  | CancelSeatRefused
  | CheckDeclarationRefused
  | WritePolicyRefused
  | ResendMailRefused;

/** What a course or a session lacks, as staff are told. */
export const missingNames = {
  summary: 'a summary',
  description: 'a description',
  outcomes: 'what people learn',
  outline: 'an outline',
  lessons: 'at least one lesson',
  questions: 'a question for its quiz',
  'join-link': 'a join link',
  seats: 'at least one seat',
  instructor: 'an instructor',
};

const stateNames = { draft: 'a draft', open: 'open', closed: 'closed', cancelled: 'cancelled' };

/** What staff are told: the same refusal may need other words at the counter than on the public site. */
const words: WordsFor<CounterRefusal> = {
  ...counterWords,
  'declared-anew': {
    words: 'It was declared anew since you opened the page: read what it says now.',
    status: 409,
  },
  'no-reason-given': { words: 'Say what is wrong: the buyer reads it', status: 422, field: 'why' },
  'slug-taken': { words: 'Another course has this address', status: 409, field: 'slug' },
  'course-needs-itself': {
    words: 'A course cannot be its own prerequisite',
    status: 422,
    field: 'prerequisiteNeeds[0]',
  },
  'kind-in-use': {
    words: 'This course has sessions or learners, so it stays online, or stays dated. Write a new course instead.',
    status: 409,
    field: 'kind',
  },
  'course-not-ready': ({ missing }) => ({ words: `The public would miss ${listed(missing)}.`, status: 409 }),
  'sessions-to-come': ({ sessionsToCome }) => ({
    words: `${sessionsToCome === 1 ? 'A session is' : `${sessionsToCome} sessions are`} still to be held. Hold or cancel ${sessionsToCome === 1 ? 'it' : 'them'} first.`,
    status: 409,
  }),
  'units-malformed': ({ line }) => ({
    words: 'Enter a number like 7 or 1.5, above 0, with at most three decimals',
    status: 422,
    field: `units[${line}]`,
  }),
  'approval-dates-reversed': ({ line }) => ({
    words: 'The last day comes before the first',
    status: 422,
    field: `validTo[${line}]`,
  }),
  'approvals-overlap': ({ line }) => ({
    words: 'Another approved line of this type holds on some of the same days: a learner would be credited twice',
    status: 422,
    field: `creditType[${line}]`,
  }),
  'approval-in-use': ({ line }) => ({
    words: 'Credit was given by this approval, so its type and units stand. Withdraw it and add another.',
    status: 409,
    field: `units[${line}]`,
  }),
  'online-has-no-sessions': { words: 'An online course has no dates: people take it when it suits them.', status: 409 },
  'venue-missing': { words: 'Choose a venue', status: 422, field: 'venueId' },
  'time-zone-unknown': { words: 'Choose a time zone from the list', status: 422, field: 'timeZone' },
  'days-missing': { words: 'Enter at least one day', status: 422, field: 'dayDate[0]' },
  'day-ends-before-start': ({ day }) => ({ words: 'It ends before it begins', status: 422, field: `dayTo[${day}]` }),
  'days-out-of-order': ({ day }) => ({
    words: 'Enter the days in order, each once',
    status: 422,
    field: `dayDate[${day}]`,
  }),
  'min-above-capacity': { words: 'It cannot need more people than there are seats', status: 422, field: 'minSeats' },
  'go-no-go-late': { words: 'Decide before the first day', status: 422, field: 'goNoGoOn' },
  'session-cancelled': { words: 'This session is cancelled and stays as it is. Plan a new one instead.', status: 409 },
  'attendance-recorded': {
    words: 'Attendance is on record for this session, so its days and place stand.',
    status: 409,
  },
  'capacity-below-taken': ({ seatsTaken }) => ({
    words: `${people(seatsTaken)} already: keep at least as many seats`,
    status: 409,
    field: 'capacity',
  }),
  'place-too-small': ({ seats, seatsTaken }) => ({
    words: `${people(seatsTaken)} already, and it holds ${seats} there`,
    status: 409,
    field: 'venueId',
  }),
  'live-stream-below-taken': ({ seatsTaken }) => ({
    words: `${people(seatsTaken)} in one live stream already`,
    status: 409,
    field: 'liveStreamSeats',
  }),
  'seat-holders-not-told': ({ seatsTaken }) => ({
    words: `${people(seatsTaken)}. To change the days, use “Move session”, which tells everybody and asks whoever paid. For another place, tell them and offer a refund or another date, then tick this box`,
    status: 409,
    field: 'seatHoldersTold',
  }),
  'session-not-ready': ({ missing }) => ({ words: `Before it is sold it needs ${listed(missing)}.`, status: 409 }),
  'course-not-published': { words: 'Publish the course first: nobody would find the session.', status: 409 },
  'session-begun': { words: 'This session has begun.', status: 409 },
  'session-over': { words: 'This session is over. Cancel single seats instead.', status: 409 },
  'wrong-session-state': ({ state }) => ({ words: `This session is ${stateNames[state]} by now.`, status: 409 }),
  'same-days': { words: 'These are the days as they are', status: 422, field: 'dayDate[0]' },
  'days-past': { words: 'The new time has passed already', status: 422, field: 'dayDate[0]' },
  'decide-by-past': { words: 'Give them at least until today', status: 422, field: 'decideOn' },
  'decide-by-late': {
    words: 'At most 60 days from now, and before a moved session begins',
    status: 422,
    field: 'decideOn',
  },
  'reason-missing': { words: 'Say why: everybody who holds a seat will read it', status: 422, field: 'reason' },
  'not-cancellable': ({ state }) => ({ words: `This seat cannot be cancelled: it is ${state}.`, status: 409 }),
  'refund-too-large': ({ mostCents }) => ({
    words:
      mostCents === 0 ? 'Nothing is left to take off: enter 0' : `At most ${formatMoney(mostCents)} can be taken off`,
    status: 422,
    field: 'refund',
  }),
  'policy-without-steps': { words: 'Enter at least one step', status: 422 },
  'policy-steps-out-of-order': { words: 'Begin with the longest notice; each notice once', status: 422 },
  'policy-rewards-waiting': ({ list }) => ({
    words:
      list === 'cancellation'
        ? 'Less notice may not give more than the step above'
        : 'Less notice may not cost less than the step above',
    status: 422,
  }),
  'policy-fee-without-refund': { words: 'Where nothing goes back there is nothing to take a fee from', status: 422 },
  'policy-name-taken': { words: 'Another policy has this name', status: 409, field: 'name' },
  'not-resendable': {
    words: 'This mail is on its way already, or it carried a sign-in link, which is never sent twice.',
    status: 409,
  },
};

/** The form comes back to staff with the refusal in words; `field` puts them beside another field than usual. */
export function refusedAtCounter(refusal: CounterRefusal, field?: string): FormOutcome {
  return { refused: { ...phrase(words, refusal), ...(field ? { field } : {}) } };
}

function listed(missing: readonly (keyof typeof missingNames)[]): string {
  return new Intl.ListFormat('en-AU').format(missing.map((name) => missingNames[name]));
}

function people(seatsTaken: number): string {
  return seatsTaken === 1 ? 'One person holds a seat' : `${seatsTaken} people hold seats`;
}
