import type { Site } from '#src/core.ts';
import { type AccountMail, secretMail } from './account-mail.ts';

export function signInLinkMail(site: Site, { name, url }: { name: string; url: string }): AccountMail {
  return secretMail(site, 'sign-in-link', 'Your sign-in link', [
    { paragraph: `Hello ${name},` },
    { paragraph: `Here is your link to sign in to ${site.provider.name}. It works once and for 15 minutes.` },
    { button: { label: 'Sign in', url } },
    { note: 'If you did not ask for it, there is nothing to do: nobody gets in without this mail.' },
  ]);
}
