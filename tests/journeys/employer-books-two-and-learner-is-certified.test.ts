import { expect, test } from 'vitest';
import { acceptAndPay, chooseDate, enterPeople, findCourses, payByCard } from './steps/booking.ts';
import { readCalendar } from './steps/calendar.ts';
import { confirmName, downloadCertificate, verifyCopy } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';
import { followMail, openMail, readMail, takeFile } from './steps/mail.ts';
import { signIn, signInByLink } from './steps/signing-in.ts';
import { finishSession, markEverybodyPresent } from './steps/teaching.ts';

const journey = useJourney();

const olive = { name: 'Olive Office', email: 'olive@drydeck.example.com' };
const ngaire = { name: 'Ngaire Paora', email: 'ngaire@drydeck.example.com' };
const tomas = { name: 'Tomás Ó Briain', email: 'tomas@drydeck.example.com' };
const course = 'Psychrometry by hand';

test('an employer books two people on a workshop in Queensland, who get a certificate that anybody can check', async () => {
  const employer = await journey.aPerson();
  await employer.goto(journey.url);
  await employer.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Courses' }).click();
  await findCourses(employer, { kind: 'Workshops', where: 'Queensland' });
  await employer.getByRole('link', { name: course }).click();
  await chooseDate(employer, /Burleigh/);
  await enterPeople(employer, olive, [ngaire, tomas]);
  await acceptAndPay(employer);
  await payByCard(employer);
  await employer.getByText('Paid and booked').waitFor();
  const booking = await employer.getByRole('main').innerText();
  expect(booking).toContain('$220.00 including $20.00 GST');

  const orderMail = await openMail(journey, employer, { to: olive.email, subject: /^Booking .+ is confirmed$/ });
  expect(await readMail(orderMail)).toContain(ngaire.email);
  const order = await followMail(orderMail, 'Open your booking');
  await order.getByRole('heading', { name: ngaire.name }).waitFor();

  const learner = await journey.aPerson();
  const seatMail = await openMail(journey, learner, { to: ngaire.email, subject: `You are booked: ${course}` });
  const calendar = readCalendar(await takeFile(seatMail, /\.ics$/));
  expect(calendar).toMatchObject({
    'DTSTART;TZID=Australia/Brisbane': '20261229T083000',
    'DTEND;TZID=Australia/Brisbane': '20261229T121500',
    SUMMARY: course,
  });

  journey.travelTo('2026-12-29T13:00:00+10:00');
  const trainer = await journey.aPerson();
  await trainer.goto(`${journey.url}/staff/teaching`);
  await signIn(trainer, 'trainer@example.com');
  await trainer
    .getByRole('region', { name: 'Today' })
    .getByRole('link', { name: `Attendance: ${course}` })
    .click();
  await trainer.getByRole('group', { name: tomas.name }).waitFor();
  await markEverybodyPresent(trainer);
  await finishSession(trainer);

  const nameMail = await openMail(journey, learner, {
    to: ngaire.email,
    subject: 'Confirm your name to get your certificate',
  });
  const turnedAway = await followMail(nameMail, 'Confirm my name');
  const signedIn = await signInByLink(journey, turnedAway, ngaire.email);
  await confirmName(signedIn, 'Ngaire Te Paora');
  const pdf = await downloadCertificate(signedIn, course);

  const anybody = await journey.aPerson();
  const printed = await verifyCopy(anybody, pdf);
  for (const fact of ['Ngaire Te Paora', course, '29 December 2026', 'Dana Whitlock', 'Pandanus House', '3.5'])
    expect(printed).toContain(fact);
  const certificateMail = await openMail(journey, learner, {
    to: ngaire.email,
    subject: `Your certificate: ${course}`,
  });
  expect(await takeFile(certificateMail, /\.pdf$/)).toEqual(pdf);
});
