import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { addPeople, bookForOneself, chooseDate, payByCard } from './steps/booking.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { openMail } from './steps/mail.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();

test('forms that come back with faults beside their fields', async () => {
  const visitor = await journey.aPerson();
  const faults: string[] = [];
  const sendEmpty = async (path: string, button: string | RegExp) => {
    await visitor.goto(journey.url + path);
    await visitor.getByRole('main').getByRole('button', { name: button }).first().click();
    await visitor.getByRole('alert').waitFor();
    faults.push(...(await lookAround(visitor)));
  };
  await visitor.goto(`${journey.url}/courses/water-damage-restoration-technician`);
  await chooseDate(visitor, /Eagle Farm/);
  await addPeople(visitor, 3);
  faults.push(...(await lookAround(visitor)));
  await sendEmpty('/checkout', /^Book and pay/);
  await sendEmpty('/sign-in', 'Sign in');
  await sendEmpty('/sign-in', 'Send me a link');
  await sendEmpty('/sign-up', 'Open an account');
  await sendEmpty('/forgotten-password', 'Send me the link');
  await visitor.goto(`${journey.url}/verify?number=C-12345`);
  faults.push(...(await lookAround(visitor)));
  await visitor.goto(`${journey.url}/my/profile`);
  await signIn(visitor, 'learner@example.com');
  await visitor.getByLabel('I am 15, 16 or 17').check();
  await visitor.getByRole('button', { name: 'Save' }).click();
  await visitor.getByRole('alert').waitFor();
  faults.push(...(await lookAround(visitor)));
  expect(faults).toEqual([]);
});

test('dates that cannot be booked, and lists with nothing in them', async () => {
  const visitor = await journey.aPerson();
  const faults: string[] = [];
  for (const [course, state] of [
    ['fabric-identification-webinar', 'Full'],
    ['green-cleaning-webinar', 'Booking closed'],
    ['drying-hardwood-floors', 'Cancelled'],
  ]) {
    await visitor.goto(`${journey.url}/courses/${course}`);
    faults.push(...(await lookAround(visitor)));
    await visitor.getByRole('listitem').filter({ hasText: state }).getByRole('link').first().click();
    await visitor.getByRole('heading', { name: 'When' }).waitFor();
    faults.push(...(await lookAround(visitor)));
  }
  await visitor.goto(`${journey.url}/courses?q=submarine&where=NT`);
  faults.push(...(await lookAround(visitor)));
  await visitor.goto(`${journey.url}/my`);
  await signIn(visitor, 'admin@example.com');
  for (const path of ['/my', '/my/credits', '/my/certificates', '/my/papers', '/team']) {
    await visitor.goto(journey.url + path);
    faults.push(...(await lookAround(visitor)));
  }
  expect(faults).toEqual([]);
});

test('pages that help when something is wrong', async () => {
  const visitor = await journey.aPerson();
  const faults: string[] = [];
  const expectToSee = async (path: string, status: number) => {
    const response = await visitor.goto(journey.url + path);
    expect(response?.status()).toBe(status);
    faults.push(...(await lookAround(visitor)));
  };
  await expectToSee('/no-such-page', 404);
  await expectToSee('/verify/C-00000-00000-0', 404);
  await expectToSee('/sign-in/link?token=used', 410);
  await expectToSee('/claim?token=used', 410);
  await expectToSee('/unavailable', 503);
  await expectToSee('/unsubscribe/cut.off', 200);
  await visitor.getByRole('button', { name: 'Stop suggestions' }).click();
  await visitor.getByText('This link does not work').waitFor();
  faults.push(...(await lookAround(visitor)));
  vi.spyOn(console, 'error').mockReturnValue();
  // Something that only this page needs, so that the work in the background goes on.
  const { db } = journey.site.services;
  await sql`alter table terms_versions rename to mislaid`.execute(db);
  await expectToSee('/checkout', 500);
  await sql`alter table mislaid rename to terms_versions`.execute(db);
  await visitor.goto(`${journey.url}/my`);
  await signIn(visitor, 'learner@example.com');
  await expectToSee('/staff', 403);
  expect(faults).toEqual([]);
});

test('the pages of the sandbox, where its people pay and read their mail', async () => {
  const buyer = await journey.aPerson();
  await buyer.goto(`${journey.url}/courses/psychrometry-by-hand`);
  await chooseDate(buyer, /Thebarton/);
  await bookForOneself(buyer, { name: 'Petra Vogel', email: 'petra@example.org' });
  await payByCard(buyer, '4000 0000 0000 0002');
  await buyer.getByRole('alert').waitFor();
  const faults = await lookAround(buyer);
  await payByCard(buyer);
  await buyer.getByText('Paid and booked').waitFor();
  faults.push(...(await lookAround(buyer)));
  const mail = await openMail(journey, buyer, { to: 'petra@example.org', subject: /is confirmed$/ });
  faults.push(...(await lookAround(mail)));
  expect(faults).toEqual([]);
});
