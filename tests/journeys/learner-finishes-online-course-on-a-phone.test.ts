import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enrolForFree, startForFree } from './steps/booking.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { answerQuiz, readLesson } from './steps/learning.ts';
import { followMail, openMail } from './steps/mail.ts';
import { moistureBasics } from './steps/moisture-basics.ts';
import { signInByLink } from './steps/signing-in.ts';

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const journey = useJourney(phone);

const { title, lessons, bank, readAt } = moistureBasics;
const tevita = { name: 'Tevita Fonoti', email: 'tevita.fonoti@example.org' };
const videoLesson = 1;

test('a learner finishes an online course on a phone-sized screen, on two devices, and gets a certificate', async () => {
  const visitor = await journey.aPerson();
  await visitor.goto(`${journey.url}/courses/moisture-basics-online`);
  await startForFree(visitor);
  await enrolForFree(visitor, tevita);
  await visitor.getByRole('heading', { name: tevita.name }).waitFor();
  const mail = await openMail(journey, visitor, { to: tevita.email, subject: `${title}: you can start` });
  const learner = await signInByLink(journey, await followMail(mail, 'Start the course'), tevita.email);
  await learner.getByRole('link', { name: 'Begin' }).click();
  await learner.getByRole('link', { name: `Start: ${lessons[0]}` }).click();
  await learner.getByRole('heading', { level: 1, name: lessons[0] }).waitFor();
  await fitsTheScreen(learner);

  // Read too quickly, then after its time.
  await learner.getByRole('button', { name: 'I have read this lesson' }).click();
  await learner.getByText('This lesson asks for a little longer').waitFor();
  journey.travelTo(readAt(0));
  await readLesson(learner);

  await learner.getByRole('heading', { level: 1, name: lessons[videoLesson] }).waitFor();
  await fitsTheScreen(learner);
  await learner.getByRole('button', { name: 'I have watched this lesson' }).click();
  await learner.getByText(/You have watched 0:00 of this video/).waitFor();
  expect(await jumpTo(learner, 30)).toBeLessThan(1);
  await play(learner);
  await watchedAtLeast(learner, 10);
  await learner.evaluate(() => document.querySelector('video')?.pause());
  const place = new URL(learner.url()).pathname;

  // The bus came: on with it on the tablet at home.
  const tablet = await journey.aPerson({ viewport: { width: 768, height: 1024 } });
  await tablet.goto(journey.url + place);
  const athome = await signInByLink(journey, tablet, tevita.email);
  await athome.goto(journey.url + place);
  await watchedAtLeast(athome, 10);
  await expect.poll(() => positionOf(athome)).toBeGreaterThan(9);
  await play(athome);
  await athome.getByText('That is enough: you can go on below.').waitFor({ timeout: 40_000 });
  await athome.getByRole('button', { name: 'I have watched this lesson' }).click();

  for (const [index, lesson] of lessons.entries()) {
    if (index <= videoLesson) continue;
    await athome.getByRole('heading', { level: 1, name: lesson }).waitFor();
    await readLesson(athome);
  }

  // And the quiz on the phone again.
  await learner.goto(`${journey.url}/my`);
  await learner.getByRole('link', { name: /^(Continue|Begin)/ }).click();
  await learner.getByRole('link', { name: 'Take the quiz' }).click();
  await fitsTheScreen(learner);
  await answerQuiz(learner, bank);
  await learner.getByRole('heading', { name: 'You passed' }).waitFor();
  await fitsTheScreen(learner);
  await learner.getByRole('link', { name: 'To your certificate' }).click();
  await learner.getByRole('link', { name: 'Confirm your name' }).click();
  await confirmName(learner, tevita.name);
  const printed = await verifyCopy(await journey.aPerson(), await downloadCertificate(learner, title));
  for (const fact of [tevita.name, title, 'self-paced']) expect(printed).toContain(fact);
});

/** Nothing is wider than the screen. */
async function fitsTheScreen(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooWide).toBeLessThanOrEqual(0);
}

/** At twice the speed, as players offer it. */
async function play(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const video = document.querySelector('video');
    if (!video) throw new Error('No video');
    video.muted = true;
    video.playbackRate = 2;
    await video.play();
  });
}

/** Tries to jump, and gives where the player is then. */
async function jumpTo(page: Page, seconds: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const video = document.querySelector('video');
    if (!video) throw new Error('No video');
    video.currentTime = wanted;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return video.currentTime;
  }, seconds);
}

const positionOf = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);

/** What the server has counted, as the page says it. */
async function watchedAtLeast(page: Page, seconds: number): Promise<void> {
  const counted = async () => {
    const [minutes = 0, rest = 0] = (await page.locator('[data-watched]').innerText()).split(':').map(Number);
    return minutes * 60 + rest;
  };
  await expect.poll(counted, { timeout: 20_000 }).toBeGreaterThanOrEqual(seconds);
}
