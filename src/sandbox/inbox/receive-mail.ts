import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.ts';

/** Addresses that a mail server refuses for good, and for now: to see what the site makes of it. */
const refused = '@bounce.example.com';
const deferred = '@slow.example.com';
const largestMail = 25 * 1024 * 1024;

/** An SMTP server that takes mail for everybody and sends it to nobody: it goes to the mailbox. */
export async function receiveMail(mailbox: Mailbox, host: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    name: 'sandbox',
    logger: false,
    size: largestMail,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: (_auth, _session, callback) => callback(null, { user: 'anybody' }),
    onRcptTo: ({ address }, _session, callback) => callback(refusalFor(address)),
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) return callback(answer(552, 'This message is too large'));
        const recipients = envelope.rcptTo.map((each) => each.address);
        mailbox.keep(recipients, Buffer.concat(chunks)).then(() => callback(), callback);
      });
    },
  });
  // A client that hangs up in the middle of a message is that client's trouble.
  server.on('error', () => undefined);
  const listening = server.server;
  await new Promise<void>((resolve, reject) => {
    listening.once('error', reject);
    server.listen(0, host, resolve);
  });
  const address = listening.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://${host}:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusalFor(address: string): Error | null {
  const lower = address.toLowerCase();
  if (lower.endsWith(refused)) return answer(550, 'There is no such mailbox here');
  if (lower.endsWith(deferred)) return answer(451, 'This mailbox is busy; try again later');
  return null;
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
