import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSmtpMailer } from '#src/adapters/smtp-mailer.ts';
import type { Mailer } from '#src/notifications/index.ts';
import { type Inbox, startInbox } from '#src/sandbox/inbox/inbox.ts';

let folder: string;
let inbox: Inbox;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'accrue-inbox-'));
  inbox = await startInbox({ port: 0, folder });
});

afterEach(async () => {
  await inbox.close();
  rmSync(folder, { recursive: true });
});

function mail(facts: Partial<Parameters<Mailer['send']>[0]> = {}): Parameters<Mailer['send']>[0] {
  return {
    messageId: crypto.randomUUID(),
    to: { name: 'Maria Ngāta', email: 'maria@example.com' },
    subject: 'Your seat is confirmed – 3 Feb',
    text: 'Open https://training.example.com/orders/abc?key=1&more=2.',
    html: '<p>Open <a href="https://training.example.com/orders/abc">your order</a> <script>alert(1)</script></p>',
    unsubscribeUrl: null,
    attachments: [{ filename: 'séance.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
    ...facts,
  };
}

function send(facts: Partial<Parameters<Mailer['send']>[0]> = {}) {
  return createSmtpMailer({ smtpUrl: inbox.smtpUrl, from: 'Tidewater <training@example.com>' }).send(mail(facts));
}

async function read(address: string) {
  const response = await fetch(`${inbox.url}${address}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('mail that was sent is listed, newest first, and read with its parts and files', async () => {
  expect(await send()).toSucceed();
  expect(await send({ subject: 'Second' })).toSucceed();
  const [second, first] = inbox.list();
  expect([second?.subject, first?.subject]).toEqual(['Second', 'Your seat is confirmed – 3 Feb']);
  expect(first).toMatchObject({ to: ['maria@example.com'], from: 'Tidewater <training@example.com>' });

  const list = await read('/');
  expect(list.text).toContain('Your seat is confirmed – 3 Feb');
  const page = await read(`/messages/${first?.id}`);
  expect(page.text).toContain('href="https://training.example.com/orders/abc?key=1&#38;more=2"');
  const file = await read(`/messages/${first?.id}/files/0`);
  expect(file.text.trim()).toBe('BEGIN:VCALENDAR');
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''s%C3%A9ance.ics");
});

test('mail that can be stopped says so in its headers, for one click (RFC 8058), and no other does', async () => {
  await send({ unsubscribeUrl: 'https://training.example.com/unsubscribe/abc.def' });
  const stoppable = await read(`/messages/${inbox.list()[0]?.id}/source`);
  expect(stoppable.text).toContain('List-Unsubscribe: <https://training.example.com/unsubscribe/abc.def>');
  expect(stoppable.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  await send();
  expect((await read(`/messages/${inbox.list()[0]?.id}/source`)).text).not.toContain('List-Unsubscribe');
});

test('a message cannot run scripts in the page that shows it', async () => {
  await send();
  const part = await read(`/messages/${inbox.list()[0]?.id}/html`);
  const policy = part.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/; sandbox allow-popups allow-popups-to-escape-sandbox$/);
});

test('a machine asks for the mail of one address', async () => {
  await send();
  await send({ to: { name: 'Office', email: 'Office@Example.com' }, subject: 'For the office' });
  const found = JSON.parse((await read('/api/messages?to=office@example.com')).text) as { subject: string }[];
  expect(found.map((each) => each.subject)).toEqual(['For the office']);
});

test('an address that bounces is refused for good, a slow one for now', async () => {
  expect(await send({ to: { name: 'Gone', email: 'gone@bounce.example.com' } })).toBeRefused('address-refused');
  expect(await send({ to: { name: 'Busy', email: 'busy@slow.example.com' } })).toBeRefused('not-sent');
  expect(inbox.list()).toEqual([]);
});

test('mail is still there after a restart', async () => {
  await send();
  const before = inbox.list();
  await inbox.close();
  inbox = await startInbox({ port: 0, folder });
  expect(inbox.list()).toEqual(before);
});

test('an unknown message has a page that says so', async () => {
  expect(await read('/messages/none')).toMatchObject({ status: 404 });
});
