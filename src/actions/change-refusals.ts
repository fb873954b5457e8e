import type { ChooseAfterChangeRefused } from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { phrase, type WordsFor } from './refusal-words.ts';
import { wordsOf } from './refusals.ts';

const statesInWords = {
  'to-tell': 'waits',
  asked: 'waits for an answer',
  refunded: 'was given back as money',
  balance: 'was given back as balance',
  transferred: 'was moved to another date',
  kept: 'is kept at the new time',
  gone: 'was given back or moved in another way',
};

type Refused = { ok: false } & ChooseAfterChangeRefused;

/** What says more to whoever chooses for a seat of a changed session than the words that a move has otherwise. */
type Own = Extract<
  ChooseAfterChangeRefused,
  {
    reason:
      | 'not-found'
      | 'already-decided'
      | 'keep-not-possible'
      | 'not-on-sale'
      | 'not-bookable'
      | 'session-full'
      | 'already-enrolled'
      | 'busy';
  }
>;

const words: WordsFor<Own> = {
  'not-found': { words: 'This booking cannot be found. Use the link in your mail, or sign in.', status: 404 },
  'already-decided': ({ state }) => ({
    words: `This seat ${statesInWords[state]} already. Write to us if that is not what you want.`,
    status: 409,
  }),
  'keep-not-possible': { words: 'The session does not run, so this seat cannot be kept.', status: 409 },
  'not-on-sale': { words: 'That date is not one of this course (any more). Choose another.', status: 409 },
  'not-bookable': { words: 'That date takes no more bookings. Choose another.', status: 409 },
  'session-full': {
    words: 'The last seat on that date has just gone. Choose another date, or the money.',
    status: 409,
  },
  'already-enrolled': { words: 'This person has a seat on that date already. Choose another date.', status: 409 },
  busy: { words: 'Many people are booking that date right now. Press the button again.', status: 503 },
};

/** The form comes back with the refusal beside the seat that it is about. */
export function refusedChoice(refusal: Refused): FormOutcome {
  const { seatId } = refusal;
  const said = isOwn(refusal) ? phrase(words, refusal) : wordsOf(refusal);
  return { refused: { ...said, ...(seatId ? { field: `choice.${seatId}` } : {}) } };
}

function isOwn(refusal: Refused): refusal is { ok: false } & Own {
  return refusal.reason in words;
}
