import type { CancelOwnSeatRefused, SubstituteAttendeeRefused, TransferSeatRefused } from '#src/enrolment/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { EnrolmentRefusal } from './enrolment-refusals.ts';
import type { AccountRefusal } from './account-refusals.ts';
import type { WordsFor } from './refusal-words.ts';

/** What booking and accounts have words for already is left to them. */
export type SeatChangeRefusal = Exclude<
  CancelOwnSeatRefused | SubstituteAttendeeRefused | TransferSeatRefused,
  { reason: AccountRefusal['reason'] | EnrolmentRefusal['reason'] }
>;

export const seatChangeRefusals: WordsFor<SeatChangeRefusal> = {
  'not-cancellable': ({ state }) => ({
    words: `This seat cannot be cancelled here: ${stateWords(state)}`,
    status: 409,
  }),
  'refund-too-large': ({ mostCents }) => ({
    words: `At most ${formatMoney(mostCents)} can go back for this seat. Load the page again.`,
    status: 409,
  }),
  'choice-open': {
    words:
      'We have changed this session, and the choice is yours: open the link in our mail. There you may have all of the money back.',
    status: 409,
  },
  'quote-changed': ({ refundCents, backCents }) => ({
    words: `The amount has changed since you opened this page, and nothing was cancelled. ${
      refundCents === 0
        ? 'Nothing would go back now.'
        : `Now ${formatMoney(backCents > 0 ? backCents : refundCents)} ${backCents > 0 ? 'would go back' : 'would come off the price'}.`
    } Look below, and send the form again if you agree.`,
    status: 409,
  }),
  'not-substitutable': ({ state }) => ({
    words: `Nobody else can take this seat: ${stateWords(state)}`,
    status: 409,
  }),
  'not-movable': ({ state }) => ({ words: `This seat cannot be moved: ${stateWords(state)}`, status: 409 }),
  'online-not-movable': { words: 'An online course has no date: take it when it suits you.', status: 409 },
  'too-late-to-move': {
    words:
      'It is too close to the start to move this seat here. Somebody else may still come in it; or ring us and we see what can be done.',
    status: 409,
  },
  'ask-the-payer': ({ moveCents }) => ({
    words: `This date costs ${formatMoney(moveCents)} more. Ask your employer, who paid for the seat, to move it.`,
    status: 409,
  }),
  'same-session': { words: 'The seat is on this date already.', status: 409 },
  'payment-underway': {
    words:
      'A payment for this booking is open. Finish it, or give it up on the booking’s page, and move the seat then.',
    status: 409,
  },
  'move-price-changed': ({ moveCents }) => ({
    words: `The amount has changed since you opened this page, and nothing was moved. ${
      moveCents > 0
        ? `The move now costs ${formatMoney(moveCents)}.`
        : moveCents < 0
          ? `The booking would now cost ${formatMoney(-moveCents)} less.`
          : 'It would now cost nothing.'
    } Send the form again if you agree.`,
    status: 409,
    field: 'choice',
  }),
  'not-allowed': { words: 'Your rights do not cover this.', status: 403 },
  'same-person': {
    words: 'This is the attendee’s own e-mail. Correct the name at the seat instead.',
    status: 422,
    field: 'email',
  },
};

function stateWords(state: string): string {
  const words: Record<string, string> = {
    held: 'it is not paid yet.',
    attended: 'it was attended.',
    completed: 'it was completed.',
    'no-show': 'its session is over.',
    cancelled: 'it is cancelled already.',
    transferred: 'it was moved to another date.',
  };
  return words[state] ?? `it is ${state}.`;
}
