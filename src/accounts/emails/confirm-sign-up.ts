import type { Site } from '#src/core.ts';
import { type AccountMail, secretMail } from './account-mail.ts';

/** Says no name: anybody can have this mail sent to anybody, and a name would carry whatever they want to say. */
export function confirmSignUpMail(site: Site, { url }: { url: string }): AccountMail {
  return secretMail(site, 'confirm-sign-up', 'Confirm your e-mail to open your account', [
    { paragraph: 'Hello,' },
    {
      paragraph: `You chose a password for an account with ${site.provider.name}. Confirm your e-mail and it is yours.`,
    },
    { button: { label: 'Confirm my e-mail', url } },
    { note: 'The link works once and for 24 hours.' },
    {
      note: 'If you did not sign up with us just now, please do not confirm: without it nothing happens and no account is opened.',
    },
  ]);
}
