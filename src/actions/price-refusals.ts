import type { addPriceRule, addVoucher, switchOffPriceRule, switchOffVoucher } from '#src/orders/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type PriceRefusal = RefusalOf<
  typeof addPriceRule | typeof switchOffPriceRule | typeof addVoucher | typeof switchOffVoucher
>;

const words: WordsFor<PriceRefusal> = {
  ...counterWords,
  'percent-or-amount': { words: 'Enter a percentage or an amount, one of the two', status: 422, field: 'percent' },
  'days-before-missing': {
    words: 'Say how many days before the start the early bird ends',
    status: 422,
    field: 'daysBefore',
  },
  'min-seats-missing': { words: 'Say from how many people on', status: 422, field: 'minSeats' },
  'organisation-missing': {
    words: 'Say whose members: the name or ABN of an organisation',
    status: 422,
    field: 'organisation',
  },
  'early-bird-needs-dates': {
    words: 'An online course has no start, so nobody can be early: choose another kind or course',
    status: 422,
    field: 'where',
  },
  'organisation-unknown': {
    words: 'No organisation has this name or ABN: write it as it stands under Organisations',
    status: 422,
    field: 'organisation',
  },
  'organisation-ambiguous': { words: 'Several have this name: enter the ABN', status: 422, field: 'organisation' },
  'code-malformed': { words: 'Use 8 to 40 letters, digits and hyphens', status: 422, field: 'code' },
  'code-taken': { words: 'Another voucher has this code, or had it once', status: 409, field: 'code' },
  'voucher-days-reversed': { words: 'The last day comes before the first', status: 422, field: 'lastDay' },
  'voucher-over-already': { words: 'This day has passed', status: 422, field: 'lastDay' },
};

/** The form comes back to staff with the refusal in words. */
export function refusedPrice(refusal: PriceRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
