import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';

/** To a buyer without an account: the link that makes their bookings an account. */
export function claimAccountMail(site: Site, { name, url }: { name: string; url: string }): MailContent {
  return composeMail(site, 'Open your account', [
    { paragraph: `Hello ${name},` },
    { paragraph: 'Choose a password and your bookings, papers and certificates are in one place from now on.' },
    { button: { label: 'Choose a password', url } },
    { note: 'If you did not ask for this, there is nothing to do: nothing happens without the link.' },
  ]);
}
