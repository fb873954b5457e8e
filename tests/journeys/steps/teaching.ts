import type { Page } from 'playwright-core';

/** On a session's attendance sheet: marks everybody present on each of its days, then sends the certificates. */
export async function markEverybodyPresent(page: Page): Promise<void> {
  const days = page.getByRole('navigation', { name: 'Days' }).getByRole('link');
  for (let day = 0; day < Math.max(1, await days.count()); day += 1) {
    if (await days.nth(day).isVisible()) await days.nth(day).click();
    await page.getByRole('button', { name: 'Mark everybody present' }).click();
    await page.getByText('Everybody is marked').waitFor();
  }
}

/** Ends a session whose days are marked: whoever was there is certified. */
export async function finishSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'The session is finished: send certificates' }).click();
  await page.getByText('The session is finished', { exact: true }).waitFor();
}

/** Records that somebody was there for part of a day. */
export async function markMinutes(page: Page, name: string, minutes: number): Promise<void> {
  const row = page.getByRole('group', { name });
  await row.getByLabel('Part').check();
  await row.getByLabel(/^Minutes/).fill(String(minutes));
  await page.getByRole('button', { name: 'Record changes' }).click();
  await page.getByText('Recorded', { exact: true }).waitFor();
}
