import { expect, test } from 'vitest';
import { enrolForFree, startForFree } from './steps/booking.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { answerQuiz, markAnswers, readLesson } from './steps/learning.ts';
import { followMail, openMail } from './steps/mail.ts';
import { moistureBasics } from './steps/moisture-basics.ts';
import { signInByLink } from './steps/signing-in.ts';

const journey = useJourney();

const { title, lessons, bank, readAt } = moistureBasics;
const aroha = { name: 'Aroha Ngata', email: 'aroha.ngata@example.org' };

test('a learner enrols without paying, reads in order, fails the quiz once, passes it and is certified', async () => {
  const visitor = await journey.aPerson();
  await visitor.goto(`${journey.url}/courses`);
  await visitor.getByLabel('Search').fill('moistur basics');
  await visitor.getByRole('button', { name: 'Show courses' }).click();
  await visitor.getByRole('link', { name: title, exact: true }).click();
  await startForFree(visitor);
  await enrolForFree(visitor, aroha);
  await visitor.getByRole('heading', { name: aroha.name }).waitFor();

  const mail = await openMail(journey, visitor, { to: aroha.email, subject: `${title}: you can start` });
  const turnedAway = await followMail(mail, 'Start the course');
  const learner = await signInByLink(journey, turnedAway, aroha.email);
  await learner.getByRole('link', { name: 'Begin' }).click();

  const steps = learner.getByRole('list', { name: 'Steps of this course' });
  await steps.getByText('Not open yet').first().waitFor();
  expect(await steps.getByRole('link').allInnerTexts()).toEqual([lessons[0]]);
  await learner.getByRole('link', { name: `Start: ${lessons[0]}` }).click();
  for (const [index, lesson] of lessons.entries()) {
    await learner.getByRole('heading', { level: 1, name: lesson }).waitFor();
    journey.travelTo(readAt(index));
    await readLesson(learner);
  }

  await learner.getByRole('link', { name: 'Take the quiz' }).click();
  await answerQuiz(learner, bank, { first: 3 });
  await learner.getByRole('link', { name: /^Question 4 (has|needs)/ }).waitFor();
  await learner.getByLabel(/Mark it all the same/).check();
  await markAnswers(learner);
  await learner.getByRole('heading', { name: 'Not passed this time' }).waitFor();
  await learner.getByRole('link', { name: 'Try again' }).click();
  await answerQuiz(learner, bank);
  await learner.getByRole('heading', { name: 'You passed' }).waitFor();

  await learner.getByRole('link', { name: 'To your certificate' }).click();
  await learner.getByRole('link', { name: 'Confirm your name' }).click();
  await confirmName(learner, aroha.name);
  const pdf = await downloadCertificate(learner, title);
  const printed = await verifyCopy(await journey.aPerson(), pdf);
  for (const fact of [aroha.name, title, '1 December 2026', 'self-paced']) expect(printed).toContain(fact);
});
