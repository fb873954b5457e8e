import type { Result } from '#src/shared/result.ts';

export interface OutgoingMail {
  /** Stable for one message, so that a mail server which saw it twice can tell. */
  messageId: string;
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string | Uint8Array }[];
}

/** The way out for mail. Both refusals say in `detail` what the server answered; `address-refused` will not get better. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Result<undefined, { reason: 'address-refused' | 'not-sent'; detail: string }>>;
}
