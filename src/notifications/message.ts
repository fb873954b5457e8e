/** What one mail says. Text and HTML say the same. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A small file made when the message is written, such as a calendar entry. */
export interface MailFile {
  filename: string;
  contentType: string;
  content: string;
}

/** A paper that is rendered when the message is sent, because it is large and can be made again at any time. */
export interface PaperRef {
  kind: 'tax-document' | 'certificate';
  id: string;
}

export interface NewMessage extends MailContent {
  /** Which message this is: `order-confirmed`, `sign-in-link`. */
  kind: string;
  to: { email: string; name: string };
  about: { type: 'order' | 'seat' | 'person' | 'certificate' | 'session' | 'organisation'; id: string };
  attachments?: MailFile[];
  papers?: PaperRef[];
  /** Where this kind of mail is stopped, for mail that its reader asked for and can do without: RFC 8058. */
  unsubscribeUrl?: string;
  /** From then on it is dropped rather than sent: a reminder of what has begun. */
  pointlessAfter?: Date;
  /** True for a message that lets its reader in: its body is dropped once it is delivered, and it is not sent again. */
  carriesSecret?: boolean;
  /** True for a message that somebody's consent lets us send: what it said is dropped once it is delivered, and it is not sent again. */
  restsOnConsent?: boolean;
}
