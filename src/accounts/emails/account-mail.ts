import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type NewMessage } from '#src/notifications/index.ts';

/** A mail of this module, ready to be addressed. */
export type AccountMail = Pick<NewMessage, 'kind' | 'subject' | 'text' | 'html' | 'carriesSecret'>;

/** A mail whose link lets its reader in. */
export function secretMail(site: Site, kind: string, subject: string, blocks: MailBlock[]): AccountMail {
  return { kind, carriesSecret: true, ...composeMail(site, subject, blocks) };
}

/** A mail that only tells. */
export function noticeMail(site: Site, kind: string, subject: string, blocks: MailBlock[]): AccountMail {
  return { kind, carriesSecret: false, ...composeMail(site, subject, blocks) };
}
