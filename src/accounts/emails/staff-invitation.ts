import type { Site } from '#src/core.ts';
import { invitationDays } from '../organisation.ts';
import type { StaffRole } from '../viewer.ts';
import { type AccountMail, secretMail } from './account-mail.ts';

const mayDo: Record<StaffRole, string> = {
  admin: 'do everything that staff can do, and say who works here',
  coordinator: 'run courses, sessions, orders and mail',
  trainer: 'see who comes to your sessions and record attendance',
};

/** To somebody who is to work here and has no account yet. */
export function staffInvitationMail(
  site: Site,
  { invitedBy, email, role, url }: { invitedBy: string; email: string; role: StaffRole; url: string },
): AccountMail {
  const provider = site.provider.name;
  return secretMail(site, 'staff-invitation', `Work with ${provider} on its site`, [
    { paragraph: 'Hello,' },
    { paragraph: `${invitedBy} would like you on the staff of ${provider}. You could ${mayDo[role]}.` },
    { button: { label: 'See the invitation', url } },
    {
      paragraph: `You are asked to sign in as ${email} first. Without an account yet, make one with that address and come back to this mail.`,
    },
    {
      note: `The link works once and for ${invitationDays} days. If you do not know ${invitedBy}, there is nothing to do.`,
    },
  ]);
}
