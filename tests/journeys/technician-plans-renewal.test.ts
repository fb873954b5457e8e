import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acceptAndPay, goOnToBook, payByCard } from './steps/booking.ts';
import { useJourney } from './steps/journey.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

test('a technician nine weeks before the deadline buys the cheapest set of the plan, and saves the proof pack', async () => {
  const technician = await journey.aPerson();
  await technician.goto(`${journey.url}/my`);
  await signIn(technician, 'learner@example.com');
  await workshopIsCertified(technician);
  await technician.getByText('8.5 CECs missing').waitFor();
  await technician.getByRole('link', { name: 'plan how to close the gap' }).click();
  await technician.getByText('5.5 of 14 CECs').waitFor();

  // One CEC each from a webinar that is booked and from an online course that is open.
  await technician.getByRole('heading', { name: '6.5 CECs more to plan' }).waitFor();
  await technician.getByLabel('Your postcode').fill('2204');
  await technician.getByLabel('Travel at most').fill('60');
  await technician.getByRole('button', { name: 'Plan, and keep this' }).click();
  await technician.getByText('Your answers are kept for the next time.').first().waitFor();
  const sets = technician.getByRole('region', { name: '6.5 CECs more to plan' }).getByRole('region');
  expect(await sets.getByRole('heading').allInnerTexts()).toEqual(['Cheapest', 'Soonest', 'Fewest days']);
  const cheapest = technician.getByRole('region', { name: 'Cheapest', exact: true });
  expect(await cheapest.getByText('Proven best').count()).toBe(1);
  const price = await cheapest.locator('dd').first().innerText();
  const titles = await cheapest.locator('.seat-title').allInnerTexts();
  await cheapest.getByRole('button', { name: /^Put (it|all \d) in the cart/ }).click();

  await technician.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
  for (const title of titles) await technician.getByRole('heading', { name: title }).waitFor();
  expect(await technician.getByRole('complementary', { name: 'Price' }).innerText()).toContain(price);
  await goOnToBook(technician);
  await acceptAndPay(technician);
  await technician.getByRole('heading', { name: `Pay ${price}` }).waitFor();
  await payByCard(technician);
  await technician.getByText('Paid and booked').waitFor();

  await technician.goto(`${journey.url}/my/designations/plan/iicrc-technicians`);
  await technician.getByRole('heading', { name: 'What is booked is enough' }).waitFor();
  await saveProofPack(technician);
});

/** The worker has looked at what was attended, and the certificate is there. */
async function workshopIsCertified(page: Page): Promise<void> {
  await journey.site.services.worker.wake('issue-certificates');
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole('link', { name: /^Certificate for Psychrometry by hand/ }).count();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1);
}

/** What was earned so far, ready to be sent. */
async function saveProofPack(page: Page): Promise<void> {
  await page.goto(`${journey.url}/my/profile`);
  await page.getByLabel('IICRC id').fill('123456');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your profile is up to date').waitFor();
  await page.goto(`${journey.url}/my/proof-pack`);
  const link = page.getByRole('link', { name: 'One PDF, all inside' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const pack = await readFile(await download.path());
  expect(pack.subarray(0, 5).toString()).toBe('%PDF-');
}
