import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleLearners } from '#db/seeds/people-rows.ts';
import { issueDueCertificates } from '#src/certificates/index.ts';
import { filesInside } from '#tests/support/attached-files.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { openMail } from './steps/mail.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';

const journey = useJourney();

/** In the sample Amelia shares how she stands, Jordan everything, Jarrah nothing. */
const [amelia, , , jarrah] = sampleLearners;
const jordan = { name: 'Jordan Ellis', email: 'learner@example.com' };

async function signedIn(email: string, path: string): Promise<Page> {
  const page = await journey.aPerson();
  await page.goto(journey.url + path);
  await signIn(page, email);
  return page;
}

async function save(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await download.path());
}

test('a learner downloads the proof pack for a body, and notes that it was sent', async () => {
  await issueDueCertificates(journey.site.services);
  const learner = await signedIn(jordan.email, '/my/credits');
  await learner.getByRole('link', { name: 'Make a proof pack' }).click();
  await learner.getByRole('heading', { name: 'Your pack for IICRC' }).waitFor();
  const faults = await lookAround(learner);
  expect(await learner.getByLabel('E-mail').inputValue()).toContain('IICRC ID: 70012345');
  const inside = filesInside(await save(learner, 'One PDF, all inside'));
  const beside = unzipSync(await save(learner, 'The same as a ZIP'));
  const papers = Object.entries(beside).flatMap(([name, bytes]) =>
    /^(certificate|evidence)-/.test(name) ? [Buffer.from(bytes)] : [],
  );
  expect(papers.length).toBeGreaterThanOrEqual(2);
  expect(inside.map(String).toSorted()).toEqual(papers.map(String).toSorted());
  await learner.getByRole('button', { name: 'I sent it' }).click();
  await learner.getByText(`Noted: ${papers.length} credits sent to IICRC.`).waitFor();
  expect(await learner.getByRole('button', { name: 'I sent it' }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('an employer sees what each learner lets them see, and no longer than they let them', async () => {
  if (!amelia || !jarrah) throw new Error('The sample has too few learners');
  await issueDueCertificates(journey.site.services);
  const employer = await signedIn('employer@example.com', '/team');
  await employer.getByRole('navigation', { name: 'Team' }).getByRole('link', { name: 'Credits' }).click();
  const board = employer.getByRole('region', { name: 'How those who share it stand' });
  const others = employer.getByRole('region', { name: 'Members who share nothing' });
  await board.waitFor();
  const address = employer.url();
  const names = async () => (await board.getByRole('rowheader').allInnerTexts()).map((name) => name.trim());
  expect(await names()).toEqual(expect.arrayContaining([amelia.name, jordan.name]));
  expect(await names()).not.toContain(jarrah.name);
  expect(await others.innerText()).toContain(jarrah.name);

  await board.getByRole('link', { name: amelia.name }).click();
  await employer.getByText('and no single credits or certificates').waitFor();
  expect(await employer.getByRole('link', { name: /^C-/ }).count()).toBe(0);
  await employer.goto(address);
  await board.getByRole('link', { name: jordan.name }).click();
  await employer.getByRole('heading', { name: 'Credits and certificates' }).waitFor();
  const ofJordan = employer.url();
  const link = await employer.getByRole('link', { name: /^C-/ }).first().getAttribute('href');
  const certificate = new URL(link ?? '', employer.url()).href;
  const asked = new URL(address).searchParams.get('organisation') ?? '';
  const team = asked || (new URL(ofJordan).searchParams.get('organisation') ?? '');
  const status = async (url: string) => (await employer.request.get(url)).status();
  expect([await status(ofJordan), await status(certificate)]).toEqual([200, 200]);
  expect(await status(`${journey.url}/team/board/${jarrah.id}?organisation=${team}`)).toBe(404);
  const csv = async () =>
    (await employer.request.get(`${journey.url}/team/board/export.csv?organisation=${team}`)).text();
  expect(await csv()).toContain(jordan.name);
  expect(await csv()).not.toContain(jarrah.name);

  await employer.goto(address);
  await others.getByRole('button', { name: /Ask by mail.*Jarrah/ }).click();
  await employer.getByText('One person is asked by mail').waitFor();
  const learner = await journey.aPerson();
  const mail = await openMail(journey, learner, { to: jarrah.email, subject: /asks to see how your credits stand/ });
  await mail.close();
  await learner.goto(`${journey.url}/my/sharing`);
  const home = await signInByLink(journey, learner, jarrah.email);
  await home.goto(`${journey.url}/my/sharing`);
  await home.getByText(/asks to see how you stand/).waitFor();
  await home.getByLabel('How I stand, and nothing else').check();
  await home.getByRole('button', { name: 'Share this' }).click();
  await home.getByText('Noted. Your team sees this from now on').waitFor();
  await employer.goto(address);
  expect(await names()).toContain(jarrah.name);

  await board.getByRole('checkbox', { name: new RegExp(amelia.name) }).check();
  await board.getByRole('checkbox', { name: new RegExp(jarrah.name) }).check();
  await employer.getByRole('button', { name: 'Find a course for those ticked' }).click();
  await employer.getByRole('heading', { name: 'Book for the gap' }).waitFor();
  const faults = await lookAround(employer);
  await employer
    .getByRole('button', { name: /^Book 2 seats/ })
    .first()
    .click();
  await employer.getByRole('heading', { name: 'Before you' }).waitFor();
  for (const { name, email } of [amelia, jarrah]) {
    const names = employer.getByLabel(/Person \d: name/);
    const mails = employer.getByLabel(/Person \d: own e-mail/);
    expect(await Promise.all((await names.all()).map((field) => field.inputValue()))).toContain(name);
    expect(await Promise.all((await mails.all()).map((field) => field.inputValue()))).toContain(email);
  }

  const owner = await signedIn(jordan.email, '/my/sharing');
  await owner.getByRole('button', { name: 'Stop sharing' }).click();
  await owner.getByText('Your team sees nothing of your credit any more').waitFor();
  await employer.goto(address);
  expect(await names()).not.toContain(jordan.name);
  expect([await status(ofJordan), await status(certificate)]).toEqual([404, 404]);
  expect(await csv()).not.toContain(jordan.name);
  expect(faults).toEqual([]);
});
