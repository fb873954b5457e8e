import { expect, test } from 'vitest';
import {
  acceptAndPay,
  chooseDate,
  enrolForFree,
  enterPeople,
  findCourses,
  payByCard,
  startForFree,
} from './steps/booking.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { answerQuiz, readLesson } from './steps/learning.ts';
import { followMail, openMail } from './steps/mail.ts';
import { moistureBasics } from './steps/moisture-basics.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';
import { finishSession, markEverybodyPresent } from './steps/teaching.ts';

const journey = useJourney({ javaScriptEnabled: false });

const olive = { name: 'Olive Office', email: 'olive@drydeck.example.com' };
const ngaire = { name: 'Ngaire Paora', email: 'ngaire@drydeck.example.com' };
const tomas = { name: 'Tomás Ó Briain', email: 'tomas@drydeck.example.com' };

test('two people are booked, pay, attend and are marked present without script', async () => {
  const employer = await journey.aPerson();
  await employer.goto(`${journey.url}/courses`);
  await findCourses(employer, { kind: 'Workshops', where: 'Queensland' });
  await employer.getByRole('link', { name: 'Psychrometry by hand' }).click();
  await chooseDate(employer, /Burleigh/);
  await enterPeople(employer, olive, [ngaire, tomas]);
  await acceptAndPay(employer);
  await payByCard(employer);
  await employer.getByText('Paid and booked').waitFor();
  const mail = await openMail(journey, employer, { to: olive.email, subject: /is confirmed$/ });
  await (await followMail(mail, 'Open your booking')).getByRole('heading', { name: tomas.name }).waitFor();

  journey.travelTo('2026-12-29T13:00:00+10:00');
  const trainer = await journey.aPerson();
  await trainer.goto(`${journey.url}/staff/teaching`);
  await signIn(trainer, 'trainer@example.com');
  await trainer.getByRole('link', { name: 'Attendance: Psychrometry by hand' }).first().click();
  await markEverybodyPresent(trainer);
  await finishSession(trainer);
});

test('an online course is finished without script', async () => {
  const { title, lessons, bank, readAt } = moistureBasics;
  const aroha = { name: 'Aroha Ngata', email: 'aroha.ngata@example.org' };
  const visitor = await journey.aPerson();
  await visitor.goto(`${journey.url}/courses/moisture-basics-online`);
  await startForFree(visitor);
  await enrolForFree(visitor, aroha);
  const mail = await openMail(journey, visitor, { to: aroha.email, subject: `${title}: you can start` });
  const learner = await signInByLink(journey, await followMail(mail, 'Start the course'), aroha.email);
  await learner.getByRole('link', { name: 'Begin' }).click();
  await learner.getByRole('link', { name: `Start: ${lessons[0]}` }).click();
  for (const [index, lesson] of lessons.entries()) {
    await learner.getByRole('heading', { level: 1, name: lesson }).waitFor();
    journey.travelTo(readAt(index, '2026-12-30'));
    await readLesson(learner);
  }
  await learner.getByRole('link', { name: 'Take the quiz' }).click();
  await answerQuiz(learner, bank);
  await learner.getByRole('link', { name: 'To your certificate' }).click();
  await learner.getByRole('link', { name: 'Confirm your name' }).click();
  await confirmName(learner, aroha.name);
  const printed = await verifyCopy(await journey.aPerson(), await downloadCertificate(learner, title));
  expect(printed).toContain(aroha.name);
});
