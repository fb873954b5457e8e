import type { Site } from '#src/core.ts';
import { type AccountMail, noticeMail } from './account-mail.ts';

export function accountExistsMail(site: Site, { name }: { name: string }): AccountMail {
  return noticeMail(site, 'account-exists', 'You already have an account', [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `Somebody, most likely you, asked to use this e-mail for an account with ${site.provider.name}. It already has one, so nothing was changed.`,
    },
    { button: { label: 'Sign in', url: `${site.url}/sign-in` } },
    { paragraph: `If you do not remember the password, choose a new one: ${site.url}/forgotten-password` },
    { note: 'If it was not you, there is nothing to do: nobody got in.' },
  ]);
}
