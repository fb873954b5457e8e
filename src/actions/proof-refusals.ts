import type { submitSession } from '#src/backoffice/index.ts';
import { missingProofWords, type setMyBodyNumber, type submitProof } from '#src/renewal/index.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type ProofRefusal = RefusalOf<typeof submitProof | typeof setMyBodyNumber | typeof submitSession>;

const words: WordsFor<ProofRefusal> = {
  'no-such-body': { words: 'There is no such body.', status: 404 },
  'not-found': { words: 'There is no such session, or it is not yours.', status: 404 },
  'nothing-to-send': {
    words: 'Nothing is left to send: a colleague was faster, or nobody agrees any more.',
    status: 409,
  },
  'no-such-entry': { words: 'Something that you chose is not there (any more). Choose again.', status: 404 },
  'nothing-chosen': { words: 'Choose at least one credit.', status: 422 },
  'too-many-entries': ({ most }) => ({
    words: `Choose at most ${most}: make a second pack for the rest.`,
    status: 422,
  }),
  'proof-incomplete': ({ missing, bodyCode }) => ({
    words: `Still missing: ${missing.map((each) => missingProofWords(each, bodyCode)).join('; ')}.`,
    status: 409,
  }),
  'pack-too-large': ({ mostBytes }) => ({
    words: `These files are larger than ${mostBytes / 1024 / 1024} MB together, more than a mailbox takes. Make two packs of them.`,
    status: 422,
  }),
  'step-in-future': { words: 'This day is yet to come', status: 422, field: 'on' },
  'step-before-credit': { words: 'One of these was earned after that day', status: 422, field: 'on' },
  'body-number-malformed': {
    words:
      'Enter the number as it stands on your card: up to 40 letters, digits, spaces, dots, slashes and hyphens, and at least one digit',
    status: 422,
    field: 'number',
  },
};

/** The refusal in words, for a page. */
export function wordsOfProof(refusal: ProofRefusal): FormRefusal {
  return phrase(words, refusal);
}

/** The form comes back with the refusal in words. */
export function refusedProof(refusal: ProofRefusal): FormOutcome {
  return { refused: wordsOfProof(refusal) };
}
