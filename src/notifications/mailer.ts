import type { Result } from '#src/shared/result.ts';

export interface OutgoingMail {
  /** Stable for one message, so that a mail server which saw it twice can tell. */
  messageId: string;
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** Where a mail program stops mail of this kind with one POST (RFC 8058); null for mail that cannot be stopped. */
  unsubscribeUrl: string | null;
  attachments: { filename: string; contentType: string; content: string | Uint8Array }[];
}

/** The way out for mail. Both refusals say in `detail` what the server answered; `address-refused` will not get better. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Result<undefined, { reason: 'address-refused' | 'not-sent'; detail: string }>>;
}
