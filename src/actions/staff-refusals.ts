import type {
  acceptStaffInvitation,
  changeStaffRole,
  inviteStaff,
  withdrawStaffInvitation,
} from '#src/accounts/index.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { accountRefusals } from './account-refusals.ts';
import { invitationWords } from './invitation-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type StaffRefusal = RefusalOf<
  typeof inviteStaff | typeof changeStaffRole | typeof withdrawStaffInvitation | typeof acceptStaffInvitation
>;

const words: WordsFor<StaffRefusal> = {
  'too-many-tries': accountRefusals['too-many-tries'],
  'not-allowed': { words: 'Only an administrator says who works here.', status: 403 },
  'last-admin': {
    words: 'Somebody must be left who can say who works here. Make another person an administrator first.',
    status: 409,
  },
  'invitation-used': {
    words: 'This invitation has been used, and it works only once. If you work here no more, ask for another.',
    status: 410,
  },
  ...invitationWords,
};

/** The refusal in words, for the page behind an invitation. */
export function wordsOfStaff(refusal: StaffRefusal): FormRefusal {
  return phrase(words, refusal);
}

/** The form comes back with the refusal in words. */
export function refusedToStaff(refusal: StaffRefusal): FormOutcome {
  return { refused: wordsOfStaff(refusal) };
}
