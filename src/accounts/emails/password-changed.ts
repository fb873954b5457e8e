import type { Site } from '#src/core.ts';
import { type AccountMail, noticeMail } from './account-mail.ts';

export function passwordChangedMail(site: Site, { name }: { name: string }): AccountMail {
  return noticeMail(site, 'password-changed', 'Your password was changed', [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `The password of your account with ${site.provider.name} was changed, and other devices were signed out.`,
    },
    {
      paragraph: `If it was not you, choose a new one at once: ${site.url}/forgotten-password. Then tell us: ${site.provider.email} or ${site.provider.phone}.`,
    },
  ]);
}
