import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime, { type Address, type Attachment } from 'postal-mime';

export interface MailFile {
  filename: string;
  type: string;
  /** As the HTML part names it: `cid:…`. */
  contentId: string | null;
  content: Buffer;
}

export interface ReceivedMail {
  id: string;
  receivedAt: Date;
  from: string;
  /** Who it was delivered to, in lower case. */
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  files: MailFile[];
}

export interface Mailbox {
  /** Keeps one message; resolves when it can be read. */
  keep(recipients: string[], message: Buffer): Promise<void>;
  /** Newest first; with `to`, only what was delivered to that address. */
  list(to?: string): ReceivedMail[];
  find(id: string): ReceivedMail | undefined;
  /** The message as it came, with its `Delivered-To`. */
  source(id: string): Buffer;
}

/** Mail that was delivered, kept as .eml files that any mail program opens. What was there before is read again. */
export async function openMailbox(folder: string): Promise<Mailbox> {
  mkdirSync(folder, { recursive: true });
  const mails: ReceivedMail[] = [];
  const earlier = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  for (const name of earlier.toSorted()) {
    mails.unshift(await parse(path.basename(name, '.eml'), readFileSync(path.join(folder, name))));
  }
  return {
    async keep(recipients, message) {
      const received = Date.now();
      const id = `${String(received).padStart(15, '0')}-${randomBytes(6).toString('hex')}`;
      const source = Buffer.concat([
        Buffer.from(recipients.map((each) => `Delivered-To: ${each}\r\n`).join('')),
        message,
      ]);
      const file = path.join(folder, id);
      writeFileSync(`${file}.new`, source);
      renameSync(`${file}.new`, `${file}.eml`);
      mails.unshift(await parse(id, source));
    },
    list: (to) => (to ? mails.filter((mail) => mail.to.includes(to.toLowerCase())) : [...mails]),
    find: (id) => mails.find((mail) => mail.id === id),
    source: (id) => readFileSync(path.join(folder, `${path.basename(id)}.eml`)),
  };
}

async function parse(id: string, source: Buffer): Promise<ReceivedMail> {
  const { headers, from, subject, text, html, attachments } = await PostalMime.parse(source);
  const delivered = headers.filter((header) => header.key === 'delivered-to');
  return {
    id,
    receivedAt: new Date(Number(id.split('-')[0])),
    from: from ? describeAddress(from) : '',
    to: delivered.map((header) => header.value.toLowerCase()),
    subject: subject ?? '(no subject)',
    text: text ?? '',
    html: html ?? null,
    files: attachments.map(toFile),
  };
}

function describeAddress({ name, address }: Address): string {
  return address ? (name ? `${name} <${address}>` : address) : name;
}

function toFile({ filename, mimeType, contentId, content }: Attachment): MailFile {
  return {
    filename: filename ?? 'unnamed',
    type: mimeType,
    contentId: contentId?.replace(/^<|>$/g, '') ?? null,
    content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array),
  };
}
