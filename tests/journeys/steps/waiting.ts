import type { Page } from 'playwright-core';
import type { Somebody } from './booking.ts';

/** A date among those on the course's page. */
export const dateAt = (page: Page, place: RegExp) =>
  page.getByRole('region', { name: 'Dates and places' }).getByRole('listitem').filter({ hasText: place });

/** On the course's page: joins the list of the full date at this place, for so many people. */
export async function joinWaitingList(
  page: Page,
  { place, somebody, party }: { place: RegExp; somebody: Somebody; party: number },
): Promise<void> {
  await dateAt(page, place).getByRole('link', { name: 'Join the waiting list' }).click();
  await page.getByLabel('Your name').fill(somebody.name);
  await page.getByLabel('Your e-mail').fill(somebody.email);
  await page.getByLabel('For how many people?').fill(String(party));
  await page.getByRole('button', { name: 'Join the waiting list' }).click();
  await page.getByRole('heading', { level: 1, name: 'Confirm that you wait' }).waitFor();
}

/** Puts a date into the cart of this browser as a form of ours would, whatever the pages offer. */
export async function forceIntoCart(page: Page, { courseId, sessionId }: { courseId: string; sessionId: string }) {
  const { origin } = new URL(page.url());
  const form = { courseId, sessionId, seats: '1' };
  const answer = await page.request.post(`${origin}/cart?_action=cart.add`, { form, headers: { origin } });
  if (!answer.ok()) throw new Error(`The cart answered ${answer.status()}`);
  await page.goto(`${origin}/cart`);
}
