import { expect, test } from 'vitest';
import { bookForOneself, chooseDate, findCourses, payByCard } from './steps/booking.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { followMail, openMail, readMail } from './steps/mail.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';
import { finishSession, markMinutes } from './steps/teaching.ts';

const journey = useJourney();

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
  await learner.getByText('The link appears here on Thu 17 Dec 2026').waitFor();
  const join = learner.getByRole('link', { name: 'Join the live stream' });
  expect(await join.count()).toBe(0);

  journey.travelTo('2026-12-17T12:31:00+10:30');
  await learner.reload();
  expect(await join.getAttribute('href')).toMatch(/^https:\/\/stream\.example\.com\//);
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
  await learner.reload();
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
