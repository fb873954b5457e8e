import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { htmlPart, listPage, notFoundPage, readPage } from './mail-pages.ts';
import { type Mailbox, openMailbox, type ReceivedMail } from './mailbox.ts';
import { receiveMail } from './receive-mail.ts';

interface InboxOptions {
  /** Where the pages are; 0 takes any free port. The SMTP server always takes any. */
  port: number;
  /** Where mail is kept, as .eml files. */
  folder: string;
  host?: string;
}

export interface Inbox {
  /** What the site sends its mail to: `SMTP_URL`. */
  smtpUrl: string;
  /** Where people read it. */
  url: string;
  /** Newest first. */
  list: Mailbox['list'];
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  policy?: string;
  filename?: string;
}

const styles = ['../stripe/sandbox.css', './inbox.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');
const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
// The message is somebody else's HTML: it may show itself and link to places, nothing more.
const messagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; sandbox allow-popups allow-popups-to-escape-sandbox";

/** Starts the sandbox's mail server and the pages on which its mail is read. */
export async function startInbox({ port, folder, host = '127.0.0.1' }: InboxOptions): Promise<Inbox> {
  const mailbox = await openMailbox(folder);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://inbox');
    send(response, answer(mailbox, url));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const smtp = await receiveMail(mailbox, host);
  const address = server.address();
  return {
    smtpUrl: smtp.url,
    url: `http://${host}:${address && typeof address === 'object' ? address.port : port}`,
    list: mailbox.list,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, smtp.close()]);
    },
  };
}

function answer(mailbox: Mailbox, url: URL): Answer {
  const to = url.searchParams.get('to') ?? '';
  if (url.pathname === '/') return page(200, listPage(mailbox.list(to || undefined), to));
  if (url.pathname === '/sandbox.css') return { status: 200, type: 'text/css; charset=utf-8', body: styles };
  if (url.pathname === '/api/messages') return json(mailbox.list(to || undefined).map(forMachines));
  const [, id, part, index] = /^\/messages\/([\w-]+)(?:\/(html|source|files)(?:\/(\d+))?)?$/.exec(url.pathname) ?? [];
  const mail = id === undefined ? undefined : mailbox.find(id);
  if (!mail) return page(404, notFoundPage());
  if (part === 'html')
    return { status: 200, type: 'text/html; charset=utf-8', body: htmlPart(mail), policy: messagePolicy };
  if (part === 'source')
    return { status: 200, type: 'message/rfc822', body: mailbox.source(mail.id), filename: `${mail.id}.eml` };
  if (part === 'files') return file(mail, Number(index));
  return page(200, readPage(mail));
}

function file(mail: ReceivedMail, index: number): Answer {
  const found = mail.files[index];
  if (!found) return page(404, notFoundPage());
  return { status: 200, type: found.type, body: found.content, filename: found.filename, policy: messagePolicy };
}

/** A message without its files' bytes: those are at their addresses. */
function forMachines(mail: ReceivedMail) {
  const { files, ...rest } = mail;
  return {
    ...rest,
    files: files.map(({ filename, type, content }, index) => ({
      filename,
      type,
      bytes: content.length,
      path: `/messages/${mail.id}/files/${index}`,
    })),
  };
}

function page(status: number, body: string): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

function json(value: unknown): Answer {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value, null, 2) };
}

function send(response: ServerResponse, { status, type, body, policy = pagePolicy, filename }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    ...(filename === undefined
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` }),
  });
  response.end(body);
}
