import { expect, test } from 'vitest';
import { aCreditEntry } from '#tests/renewal/story.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();
const email = 'learner@example.com';

/** Half of them are sent and accepted; the others lack a file. */
async function sixtyCreditsFromElsewhere(): Promise<void> {
  const { db } = journey.site.services;
  const { id: learnerId } = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  for (let credit = 0; credit < 60; credit += 1) {
    const state = credit % 2 === 0 ? ('accepted' as const) : ('earned' as const);
    await aCreditEntry(db, { learnerId, units: '1.5', earnedOn: `2025-0${1 + (credit % 9)}-11`, state });
  }
}

test('a learner with many credits ticks on one page, turns to the next without script, and nothing is lost', async () => {
  await sixtyCreditsFromElsewhere();
  const page = await journey.aPerson({ javaScriptEnabled: false });
  await page.goto(`${journey.url}/my/proof-pack`);
  await signIn(page, email);
  await page.goto(`${journey.url}/my/proof-pack`);
  const boxes = page.getByRole('checkbox', { checked: false });
  const entry = await boxes.nth(2).getAttribute('value');
  await boxes.nth(2).check();
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText(/^Page 2 of \d/).waitFor();
  await page.getByText(/ticked on other pages/).waitFor();
  await page.getByRole('button', { name: 'Previous page' }).click();
  await page.getByText(/^Page 1 of \d/).waitFor();
  expect(await page.locator(`input[type="checkbox"][value="${entry}"]`).isChecked()).toBe(true);
  await page.getByRole('link', { name: 'Untick all' }).click();
  await page.getByText(/^Page 1 of \d/).waitFor();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
});

test('its pages are in order on a phone and in the dark', async () => {
  const page = await journey.aPerson();
  await page.goto(`${journey.url}/my/proof-pack?page=2`);
  await signIn(page, email);
  await page.getByText(/^Page 2 of \d/).waitFor();
  expect(await lookAround(page)).toEqual([]);
});
