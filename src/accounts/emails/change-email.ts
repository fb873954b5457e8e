import type { Site } from '#src/core.ts';
import { type AccountMail, noticeMail, secretMail } from './account-mail.ts';

/** To the new address; names nobody, because it may be a stranger's. */
export function confirmNewEmailMail(site: Site, { url }: { url: string }): AccountMail {
  return secretMail(site, 'confirm-new-email', 'Confirm your new e-mail', [
    { paragraph: 'Hello,' },
    {
      paragraph: `You want to use this e-mail for your account with ${site.provider.name}. Confirm it, and from then on you sign in with it.`,
    },
    { button: { label: 'Use this e-mail', url } },
    { note: 'The link works once and for 24 hours. If you did not ask for it, please do not confirm.' },
  ]);
}

/** To an address that somebody else's account has. */
export function emailTakenMail(site: Site, { name }: { name: string }): AccountMail {
  return noticeMail(site, 'email-taken', 'This e-mail already has an account', [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `Somebody wanted to move another account to this e-mail. It already belongs to an account or a booking with ${site.provider.name}, so nothing was changed.`,
    },
    { paragraph: `If it was you and you would like the two brought together, write to us: ${site.provider.email}.` },
  ]);
}

/** To the old address, while it can still stop the change. */
export function emailChangeAskedMail(site: Site, { name }: { name: string }): AccountMail {
  return noticeMail(site, 'email-change-asked', 'A new e-mail was asked for', [
    { paragraph: `Hello ${name},` },
    {
      paragraph: `You asked to use another e-mail for your account with ${site.provider.name}. The change is made when the new address is confirmed.`,
    },
    {
      paragraph: `If it was not you, choose a new password at once, which stops the change: ${site.url}/forgotten-password`,
    },
  ]);
}

/** To the old address, afterwards. */
export function emailChangedMail(site: Site, { name }: { name: string }): AccountMail {
  return noticeMail(site, 'email-changed', 'Your e-mail was changed', [
    { paragraph: `Hello ${name},` },
    { paragraph: `Your account with ${site.provider.name} now uses another e-mail. Mail from us goes there.` },
    { paragraph: `If it was not you, tell us at once: ${site.provider.email} or ${site.provider.phone}.` },
  ]);
}
