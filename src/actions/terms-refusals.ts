import type { publishTerms } from '#src/orders/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type TermsRefusal = RefusalOf<typeof publishTerms>;

const words: WordsFor<TermsRefusal> = {
  'not-allowed': counterWords['not-allowed'],
  'changed-meanwhile': {
    words: 'A colleague has published a version meanwhile. Open the page again and begin from that one.',
    status: 409,
  },
  'same-terms': ({ version }) => ({ words: `Version ${version} says just this already`, status: 409, field: 'body' }),
  'terms-from-past': { words: 'This moment has passed. Leave both empty for at once', status: 422, field: 'fromDay' },
  'before-latest-terms': ({ from }) => ({
    words: `A version that holds from ${formatInstant(from, officeZone)} is written already: choose that moment to replace it, or a later one`,
    status: 409,
    field: 'fromDay',
  }),
};

/** The form comes back to staff with the refusal in words. */
export function refusedTerms(refusal: TermsRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
