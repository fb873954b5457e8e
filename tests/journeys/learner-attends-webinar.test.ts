import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { bookForOneself, chooseDate, findCourses, payByCard } from './steps/booking.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { followMail, openMail, readMail } from './steps/mail.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';
import { finishSession, markMinutes } from './steps/teaching.ts';

const journey = useJourney();

const tane = { name: 'Tāne Walker', email: 'tane@example.org' };
const huia = { name: 'Huia Rangi', email: 'huia@example.org' };
const trainer = 'mei-lin.zhou@example.com';
const course = 'Viscose, bamboo silk and other shiny rugs';

test('a learner joins a live stream by a link of their own, and is certified for the minutes they were there', async () => {
  const visitor = await journey.aPerson();
  await visitor.goto(`${journey.url}/courses`);
  await findCourses(visitor, { kind: 'Webinars', where: 'Live online', search: 'viscose' });
  await visitor.getByRole('link', { name: course }).click();
  await chooseDate(visitor, /18 Dec 2026/);
  await bookForOneself(visitor, huia);
  await payByCard(visitor);
  await visitor.getByText('Paid and booked').waitFor();

  const mail = await openMail(journey, visitor, { to: huia.email, subject: `You are booked: ${course}` });
  expect(await readMail(mail)).not.toContain('stream.example.com');
  const learner = await signInByLink(journey, await followMail(mail, 'See your seat'), huia.email);
  await learner.getByText('The way in opens here on Fri 18 Dec 2026').waitFor();
  const join = learner.getByRole('link', { name: 'Join the live stream' });
  expect(await join.count()).toBe(0);

  const seat = learner.url();
  journey.travelTo('2026-12-18T12:16:00+10:30');
  await learner.reload();
  await join.click();
  expect(await wayIn(learner)).toMatch(/^https:\/\/stream\.example\.com\//);
  const somebodyElse = await journey.aPerson();
  await somebodyElse.goto(learner.url());
  await signIn(somebodyElse, 'learner@example.com');
  await somebodyElse.getByRole('heading', { name: 'There is no page here' }).waitFor();

  journey.travelTo('2026-12-18T14:05:00+10:30');
  const teacher = await journey.aPerson();
  await teacher.goto(`${journey.url}/staff/teaching`);
  const teaching = await signInByLink(journey, teacher, trainer);
  await teaching.getByRole('link', { name: `Attendance: ${course}` }).click();
  await markMinutes(teaching, huia.name, 60);
  await finishSession(teaching);
  await learner.goto(seat);
  await learner.getByText('The record shows 1 h of 1 h 30 min').waitFor();

  await markMinutes(teaching, huia.name, 80);
  await finishSession(teaching);
  await learner.reload();
  await learner.getByRole('link', { name: 'Confirm your name' }).click();
  await confirmName(learner, huia.name);
  const printed = await verifyCopy(await journey.aPerson(), await downloadCertificate(learner, course));
  for (const fact of [huia.name, course, '18 December 2026', 'live stream', 'Mei-Lin Zhou', '1.5'])
    expect(printed).toContain(fact);
});

test('a learner who left a webinar for half of the time is told exactly why there is no certificate', async () => {
  journey.travelTo('2026-12-01T10:00:00+11:00');
  const learner = await journey.aPerson({ viewport: { width: 360, height: 780 } });
  await learner.goto(`${journey.url}/courses/viscose-rugs-webinar`);
  await chooseDate(learner, /18 Dec 2026/);
  await bookForOneself(learner, tane);
  await payByCard(learner);
  await learner.getByText('Paid and booked').waitFor();
  const mail = await openMail(journey, learner, { to: tane.email, subject: `You are booked: ${course}` });
  const seat = await signInByLink(journey, await followMail(mail, 'See your seat'), tane.email);
  const seatPage = seat.url();

  journey.travelTo('2026-12-18T12:28:00+10:30');
  await seat.reload();
  await seat.getByRole('link', { name: 'Join the live stream' }).click();
  await seat.getByText('You are recorded as here since').waitFor();
  const faults = await lookAround(seat);
  for (let minute = 30; minute <= 74; minute += 2) await reportAt(seat, minute);
  journey.travelTo('2026-12-18T14:05:00+10:30');
  await journey.site.services.worker.wake('housekeeping');
  await vi.waitFor(
    async () => {
      await seat.goto(seatPage);
      expect(await seat.getByRole('main').innerText()).toContain('saw that you came 12:28 pm, left 1:14 pm');
    },
    { timeout: 30_000, interval: 500 },
  );
  await seat.getByText('The record shows 44 min of 1 h 30 min').waitFor();
  await seat.getByText(/you answered \d of 5 presence checks, and this course asks for 4/).waitFor();
  expect([...faults, ...(await lookAround(seat))]).toEqual([]);
});

/** Where the meeting is, as the browser is sent there. */
async function wayIn(page: Page): Promise<string | undefined> {
  const link = await page.getByRole('link', { name: 'Open the meeting' }).getAttribute('href');
  const sent = await page.request.get(`${journey.url}${link}`, { maxRedirects: 0 });
  return sent.headers()['location'];
}

/** So many minutes after noon in Adelaide: the page's network is back, so it reports at once. */
async function reportAt(page: Page, minute: number): Promise<void> {
  journey.travelTo(`2026-12-18T${12 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00+10:30`);
  await page.locator('live-presence[aria-busy=false]').waitFor();
  const reported = page.waitForResponse(/\/presence$/);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  expect((await reported).status()).toBe(200);
}
