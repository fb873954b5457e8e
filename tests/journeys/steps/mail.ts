import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Journey } from './journey.ts';

interface Wanted {
  to: string;
  subject: string | RegExp;
}

/** Opens the newest mail of this subject to this address, as soon as it is there, on a page of its own. */
export async function openMail(journey: Journey, page: Page, { to, subject }: Wanted): Promise<Page> {
  const inbox = await page.context().newPage();
  const link = inbox.getByRole('link', { name: subject }).first();
  await vi.waitFor(
    async () => {
      await inbox.goto(`${journey.site.inbox.url}/?to=${encodeURIComponent(to)}`);
      if ((await link.count()) === 0) throw new Error(`No mail “${subject}” to ${to}:\n${await textOf(inbox)}`);
    },
    { timeout: 15_000, interval: 100 },
  );
  await link.click();
  await inbox.getByRole('heading', { name: 'As most people see it' }).waitFor();
  return inbox;
}

/** What the mail says, as most people see it. */
export function readMail(mail: Page): Promise<string> {
  return mail.frameLocator('iframe').locator('body').innerText();
}

/** Presses the button of a mail; gives the page that opens. */
export async function followMail(mail: Page, button: string): Promise<Page> {
  const opened = mail.context().waitForEvent('page');
  await mail.frameLocator('iframe').getByRole('link', { name: button }).click();
  const page = await opened;
  await page.waitForLoadState();
  await mail.close();
  return page;
}

/** A file that came with the mail. */
export async function takeFile(mail: Page, name: RegExp): Promise<Buffer> {
  const href = await mail.getByRole('link', { name }).first().getAttribute('href');
  const response = await mail.request.get(new URL(href ?? '', mail.url()).href);
  return response.body();
}

function textOf(page: Page): Promise<string> {
  return page.getByRole('main').innerText();
}
