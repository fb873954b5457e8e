import {
  type changePassword,
  type claimAccount,
  type confirmEmailChange,
  type confirmSignUp,
  longestPassword,
  type requestEmailChange,
  type resetPassword,
  type sendPasswordReset,
  type sendSignInLink,
  shortestPassword,
  type signIn,
  type signUp,
  type updateProfile,
  type useSignInLink,
} from '#src/accounts/index.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { WordsFor } from './refusal-words.ts';

export type AccountRefusal = RefusalOf<
  | typeof signUp
  | typeof confirmSignUp
  | typeof signIn
  | typeof sendSignInLink
  | typeof useSignInLink
  | typeof sendPasswordReset
  | typeof resetPassword
  | typeof changePassword
  | typeof requestEmailChange
  | typeof confirmEmailChange
  | typeof claimAccount
  | typeof updateProfile
>;

export const accountRefusals: WordsFor<AccountRefusal> = {
  'wrong-credentials': {
    words: 'The e-mail and the password do not fit together. Check both, or have a sign-in link sent to you.',
    status: 422,
  },
  'too-many-tries': ({ retryAfterSeconds }) => ({
    words: `That was tried too often. Please wait ${inMinutes(retryAfterSeconds)} and try again.`,
    status: 429,
  }),
  'link-used': {
    words: 'This link was used before, and it works only once. If that was you, sign in; otherwise ask for a new link.',
    status: 410,
  },
  'link-expired': {
    words:
      'This link is too old, was replaced by a newer one, or was cut short by the mail program. Ask for a new one.',
    status: 410,
  },
  'account-exists': { words: 'There is an account with this e-mail already. Sign in with its password.', status: 409 },
  'password-too-short': { words: `Use at least ${shortestPassword} characters`, status: 422, field: 'password' },
  'password-too-long': { words: `Use at most ${longestPassword} characters`, status: 422, field: 'password' },
  'password-too-common': {
    words: 'This password is among the first that a guesser tries. A few words in a row make a good one.',
    status: 422,
    field: 'password',
  },
  'wrong-password': { words: 'This is not your present password', status: 422, field: 'currentPassword' },
  'same-email': { words: 'This is the e-mail you have already', status: 422, field: 'newEmail' },
  'email-taken': {
    words: 'This e-mail belongs to another account or booking by now. Write to us and we bring the two together.',
    status: 409,
  },
  'certificate-name-missing': {
    words: 'Enter the name before you confirm it',
    status: 422,
    field: 'certificateName',
  },
  'iicrc-id-malformed': {
    words: 'Enter the id as it stands on your IICRC profile: digits, perhaps with letters or hyphens, at most 20',
    status: 422,
    field: 'iicrcId',
  },
  'not-a-young-learner': {
    words: 'Enter the day you turn 18. Our learners are at least 15; from 18 on, leave the box above empty.',
    status: 422,
    field: 'adultOn',
  },
  'guardian-is-learner': { words: 'Enter the guardian’s own e-mail, not yours', status: 422, field: 'guardianEmail' },
};

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
