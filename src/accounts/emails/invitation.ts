import type { Site } from '#src/core.ts';
import { invitationDays } from '../organisation.ts';
import type { TeamRole } from '../viewer.ts';
import { type AccountMail, secretMail } from './account-mail.ts';

const mayDo: Record<TeamRole, string> = {
  owner: 'book for the team, see its papers, and decide who belongs to it',
  booker: 'book for the team and see its papers',
  viewer: 'see who is booked where',
  learner: 'choose whether the team may see how your continuing education stands; nothing is shared unless you say so',
};

/** To somebody whom an owner wants on the team. */
export function invitationMail(
  site: Site,
  facts: { organisation: string; invitedBy: string; email: string; role: TeamRole; url: string },
): AccountMail {
  const { organisation, invitedBy, email, role, url } = facts;
  return secretMail(site, 'team-invitation', `${organisation} invites you to its team`, [
    { paragraph: 'Hello,' },
    {
      paragraph: `${invitedBy} would like you on the team of ${organisation} at ${site.provider.name}. There you can ${mayDo[role]}.`,
    },
    { button: { label: 'See the invitation', url } },
    {
      paragraph: `You are asked to sign in as ${email} first. Without an account yet, make one with that address and come back to this mail.`,
    },
    {
      note: `The link works once and for ${invitationDays} days. If you do not know ${organisation}, there is nothing to do.`,
    },
  ]);
}
