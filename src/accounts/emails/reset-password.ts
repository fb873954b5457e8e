import type { Site } from '#src/core.ts';
import { type AccountMail, secretMail } from './account-mail.ts';

export function resetPasswordMail(site: Site, { name, url }: { name: string; url: string }): AccountMail {
  return secretMail(site, 'reset-password', 'Choose a new password', [
    { paragraph: `Hello ${name},` },
    {
      paragraph:
        'With this link you choose a new password. It works once and for one hour, and signs you out everywhere else.',
    },
    { button: { label: 'Choose a new password', url } },
    { note: 'If you did not ask for it, there is nothing to do: your password stays as it is.' },
  ]);
}
