import type {
  acceptInvitation,
  askToShare,
  changeMemberRole,
  editOrganisation,
  foundOrganisation,
  inviteMember,
  leaveOrganisation,
  removeMember,
  shareWithTeam,
  withdrawInvitation,
} from '#src/accounts/index.ts';
import type { chooseBoardMail } from '#src/renewal/index.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { accountRefusals } from './account-refusals.ts';
import { invitationWords } from './invitation-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type TeamRefusal = RefusalOf<
  | typeof foundOrganisation
  | typeof editOrganisation
  | typeof inviteMember
  | typeof acceptInvitation
  | typeof withdrawInvitation
  | typeof changeMemberRole
  | typeof removeMember
  | typeof leaveOrganisation
  | typeof shareWithTeam
  | typeof askToShare
  | typeof chooseBoardMail
>;

const words: WordsFor<TeamRefusal> = {
  'too-many-tries': accountRefusals['too-many-tries'],
  'not-found': { words: 'You are not on this team (any more).', status: 404 },
  'not-owner': { words: 'Only an owner of the team may do this. Ask one of them.', status: 403 },
  'may-not-book': {
    words: 'Only those who book for the team may do this. Ask one of its owners.',
    status: 403,
  },
  'email-not-proven': {
    words: 'Confirm your e-mail first: have a sign-in link sent to you and open it.',
    status: 403,
  },
  'abn-malformed': {
    words: 'This is not an ABN: its check digits do not fit. Compare it with a letter from the tax office.',
    status: 422,
    field: 'abn',
  },
  'organisation-known': {
    words:
      'An organisation with this ABN is already known here. Ask its owner to invite you; if you do not know who that is, write to us.',
    status: 409,
    field: 'abn',
  },
  'already-member': { words: 'Somebody with this e-mail is on the team already', status: 409, field: 'email' },
  'last-owner': {
    words: 'A team needs an owner. Make somebody else an owner first.',
    status: 409,
  },
  'invitation-used': {
    words: 'This invitation has been used, and it works only once. If you have left the team since, ask for another.',
    status: 410,
  },
  ...invitationWords,
};

/** The refusal in words, for a team's pages. */
export function wordsInTeam(refusal: TeamRefusal): FormRefusal {
  return phrase(words, refusal);
}

/** The form comes back with the refusal in words. */
export function refusedInTeam(refusal: TeamRefusal): FormOutcome {
  return { refused: wordsInTeam(refusal) };
}
