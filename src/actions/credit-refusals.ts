import type {
  addExternalCredit,
  attachEvidence,
  changeAward,
  checkEvidence,
  deleteExternalCredit,
  holdDesignation,
  moveEntry,
  setAnnualFee,
  setCycle,
  setRenewalsEmail,
  writeBody,
  writeDesignation,
  writeRequirement,
  writeUnit,
} from '#src/credits/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type CreditRefusal = RefusalOf<
  | typeof addExternalCredit
  | typeof attachEvidence
  | typeof changeAward
  | typeof checkEvidence
  | typeof deleteExternalCredit
  | typeof holdDesignation
  | typeof moveEntry
  | typeof setAnnualFee
  | typeof setCycle
  | typeof setRenewalsEmail
  | typeof writeRequirement
  | typeof writeBody
  | typeof writeUnit
  | typeof writeDesignation
>;

const beside = (field: string, words: string): FormRefusal => ({ words, status: 422, field });

const stateWords = { earned: 'not sent', submitted: 'sent', accepted: 'accepted', rejected: 'turned down' };

const words: WordsFor<CreditRefusal> = {
  'no-such-designation': beside('designationId', 'Choose a designation from the list'),
  'held-already': beside('designationId', 'This designation is on your list already'),
  'award-in-future': beside('awardedOn', 'This day is yet to come'),
  'not-held': { words: 'This is not on your list (any more).', status: 404 },
  'cycle-overlaps': beside('startsOn', 'These days overlap another cycle on your list: change that one first'),
  'cycle-length-unknown': beside('endsOn', 'We do not know how long this cycle is: enter its last day too'),
  'cycle-ends-before-start': beside('endsOn', 'The last day must come after the first'),
  'cycle-too-long': beside('endsOn', 'No cycle is longer than 20 years: check the year'),
  'no-such-credit-type': beside('creditTypeId', 'Choose a unit from the list'),
  'no-such-category': beside('category', 'This category belongs to another unit: choose one of its own, or none'),
  'units-not-positive': beside('units', 'Enter more than nothing'),
  'units-too-many': beside('units', 'No course gives more than 1,000: check the number'),
  'earned-in-future': beside('earnedOn', 'This day is yet to come'),
  'no-such-unit': { words: 'There is no such unit.', status: 404 },
  'row-changed-meanwhile': counterWords['changed-meanwhile'],
  'body-code-taken': { words: 'Another body is called so', status: 409, field: 'code' },
  'unit-of-nothing': ({ field }) => beside(field, 'Enter more than nothing'),
  'legacy-malformed': beside('legacyOf', 'Choose a unit of today, and how many of it one is; or leave both empty'),
  'unit-in-use': {
    words:
      'Approvals, credit or rules rest on this unit, so its numbers stand. Where the body counts otherwise from now on, add another unit',
    status: 409,
    field: 'minutesPerUnit',
  },
  'group-name-taken': { words: 'A group of this body is called so: choose it above', status: 409, field: 'newGroup' },
  'designation-held': ({ holders }) => ({
    words: `${holders === 1 ? 'One person holds' : `${holders} people hold`} it and count by the group it is in. Retire it and add another instead`,
    status: 409,
    field: 'cycleGroupId',
  }),
  'no-such-body': { words: 'There is no such body.', status: 404 },
  'evidence-empty': beside('file', 'This file is empty: 0 bytes. Choose it again'),
  'evidence-too-large': beside('file', 'This file is larger than 10 MB. Photograph or scan it smaller'),
  'evidence-of-wrong-type': beside('file', 'This is no PDF, JPEG, PNG, WebP or HEIC file, whatever its name says'),
  'same-evidence': ({ title }) =>
    beside('file', `You have sent this very file before${title ? `, for “${title}”` : ''}: each credit needs its own`),
  'evidence-full': ({ mostBytes }) =>
    beside(
      'file',
      `With this file yours would weigh more than ${mostBytes / 1024 / 1024} MB together. Send a smaller scan, or delete credit that you no longer need`,
    ),
  'form-used-by-another': { words: 'This form was used before. Open the page again.', status: 409 },
  'no-such-entry': { words: 'There is no such entry (any more).', status: 404 },
  'credit-is-ours': { words: 'Credit from one of our courses stays: it rests on evidence here.', status: 409 },
  'entry-in-another-state': ({ state }) => ({
    words: `Meanwhile this entry is ${stateWords[state]}. Look again.`,
    status: 409,
  }),
  'step-in-future': beside('on', 'This day is yet to come'),
  'step-before-credit': beside('on', 'This day is before the credit was earned'),
  'no-rejection-reason': beside('note', 'Say why: it is what you need to put right'),
  'not-allowed': { words: 'You may not do this: it is about your own credit, or not your work here.', status: 403 },
  'evidence-replaced': { words: 'The learner has sent another file meanwhile. Look at that one.', status: 409 },
  'checked-already': { words: 'A colleague has answered differently meanwhile.', status: 409 },
  'no-such-group': { words: 'There is no such group of designations.', status: 404 },
  'changed-meanwhile': {
    words: 'A colleague has written a rule meanwhile. Open the page again and look at it first.',
    status: 409,
  },
  'before-latest-rule': ({ from }) =>
    beside(
      'effectiveFrom',
      `A rule from ${formatDate(from)} on is written already: choose that day to correct it, or a later one`,
    ),
  'minima-beyond-total': beside('units', 'The categories ask for more than this: check the numbers'),
  'no-reason-given': beside('refusal', 'Say why: the learner is told'),
};

/** The form comes back with the refusal in words. */
export function refusedCredit(refusal: CreditRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
