import type { Page } from 'playwright-core';
import { readPaper } from './papers.ts';

/** One seat on the page of a booking. */
export const seatOf = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** How the booking stands with its money, a line for each thing said. */
export async function readMoney(page: Page): Promise<string[]> {
  const rows = page.getByRole('complementary', { name: 'Money and papers' }).locator('dl > div');
  return (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
}

/** Every paper of the booking, opened: its name, and what it says the price is, or changes by. */
export async function openPapers(page: Page): Promise<{ name: string; cents: { total: number; gst: number } }[]> {
  const links = await page.getByRole('link', { name: /\(PDF\)$/ }).all();
  return Promise.all(
    links.map(async (link) => {
      const href = await link.getAttribute('href');
      const answer = await page.request.get(new URL(href ?? '', page.url()).href);
      const said = readPaper(await answer.body());
      return { name: await link.innerText(), cents: { total: centsAfter(said, totals), gst: centsAfter(said, gsts) } };
    }),
  );
}

const totals = /\n(Total including GST|Increase in price, GST included|Decrease in price, GST included)\n\$([\d,.]+)/;
const gsts = /\n(GST|Increase in GST|Decrease in GST)\n\$([\d,.]+)/g;

function centsAfter(said: string, words: RegExp): number {
  // The word GST also heads a column: the sum stands last.
  const [, label = '', dollars = ''] = [...said.matchAll(new RegExp(words, 'g'))].at(-1) ?? [];
  return Math.round(Number(dollars.replace(',', '')) * 100) * (label.startsWith('Decrease') ? -1 : 1);
}
