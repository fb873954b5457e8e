import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acceptAndPay, enterBuyer, payByCard } from './steps/booking.ts';
import { enterPeopleOf } from './steps/cart.ts';
import { cancelSeat } from './steps/counter.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { followMail, openMail, readMail } from './steps/mail.ts';
import { signIn } from './steps/signing-in.ts';
import { dateAt, forceIntoCart, joinWaitingList } from './steps/waiting.ts';

const journey = useJourney();

const course = 'Water Damage Restoration Technician (WRT)';
const place = /Welshpool WA/;
const petra = { name: 'Petra Vogel', email: 'petra@example.org' };
const samir = { name: 'Samir Haddad', email: 'samir@example.org' };
const lin = { name: 'Lin Zhao', email: 'lin@example.org' };
const passer = { name: 'Pat Quick', email: 'pat@example.org' };

/** What axe finds on the pages on the way. */
const faults: string[] = [];
const look = async (page: Page) => {
  faults.push(...(await lookAround(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
};

test('a party of three waits for a full date, gets the seats that are freed, and nobody can snatch them', async () => {
  const [staff, party, passerBy] = [await journey.aPerson(), await journey.aPerson(), await journey.aPerson()];
  const courseUrl = `${journey.url}/courses/water-damage-restoration-technician`;
  await party.goto(courseUrl);
  const session = await sessionAt(party);
  await joinWaitingList(party, { place, somebody: petra, party: 3 });
  await look(party);
  const subject = `Confirm your place on the waiting list: ${course}`;
  const queue = await followMail(await openMail(journey, party, { to: petra.email, subject }), 'Confirm your place');
  await look(queue);
  await queue.getByRole('button', { name: 'Confirm your place' }).click();
  await queue.getByText('You are on the list.').waitFor();
  await queue.getByText('You are next', { exact: true }).waitFor();
  await look(queue);

  await staff.goto(`${journey.url}/staff/sessions/${session.sessionId}/roster`);
  await signIn(staff, 'staff@example.com');
  await freeASeat(staff, session);
  await queue.reload();
  await queue.getByText('You are next: 1 of 3 seats kept for you').waitFor();
  await expectNoneFor(passerBy, courseUrl, session);
  await freeASeat(staff, session);
  await freeASeat(staff, session);

  const offerMail = await openMail(journey, party, { to: petra.email, subject: `3 seats are free for you: ${course}` });
  const offered = await readMail(offerMail);
  expect(offered).toContain('3 seats are kept for you until Wed 2 Dec 2026');
  expect(offered).toContain('$1,350.00 for each person');
  await staff.goto(`${journey.url}/staff/sessions/${session.sessionId}/waiting-list`);
  await look(staff);
  expect(await staff.getByRole('row').filter({ hasText: petra.email }).innerText()).toContain('Offered until');
  await expectNoneFor(passerBy, courseUrl, session);
  const offer = await followMail(offerMail, 'Take the seats, or decline');
  await look(offer);
  await tryTheOffer(passerBy, offer);
  await offer.getByRole('button', { name: 'Take the seats' }).click();
  await offer.getByRole('heading', { level: 1, name: /^Book/ }).waitFor();
  await expectNoneFor(passerBy, courseUrl, session);
  await offer.getByLabel('Address').fill('3 Foundry Street, Mayfield NSW 2304');
  await enterBuyer(offer, petra);
  await enterPeopleOf(offer, course, [petra, samir, lin]);
  await look(offer);
  await acceptAndPay(offer);
  await expectNoneFor(passerBy, courseUrl, session);
  await payByCard(offer);
  await offer.getByText('Paid and booked').waitFor();
  expect(await offer.getByRole('complementary', { name: 'Money and papers' }).innerText()).toMatch(
    /Paid\s+\$4,050\.00/,
  );
  for (const { email } of [petra, samir, lin])
    await openMail(journey, party, { to: email, subject: `You are booked: ${course}` });
  await expectNoneFor(passerBy, courseUrl, session);
  await queue.reload();
  await queue.getByText('You took the seats that were offered.').waitFor();
  expect(faults).toEqual([]);
});

async function sessionAt(page: Page) {
  const href = await dateAt(page, place).getByRole('link').first().getAttribute('href');
  const sessionId = href?.split('/').at(-1) ?? '';
  const courseId = await page.locator('input[name="courseId"]').first().inputValue();
  return { courseId, sessionId };
}

async function freeASeat(staff: Page, { sessionId }: { sessionId: string }): Promise<void> {
  await staff.goto(`${journey.url}/staff/sessions/${sessionId}/roster`);
  await staff
    .getByRole('link', { name: /^Cancel seat of/ })
    .first()
    .click();
  await cancelSeat(staff, { reason: 'Called away', refund: '1350.00' });
}

/** Whoever passes by sees a full date, on its page, in the cart and in the checkout, whichever way they come. */
async function expectNoneFor(
  passerBy: Page,
  courseUrl: string,
  session: { courseId: string; sessionId: string },
): Promise<void> {
  await passerBy.goto(courseUrl);
  expect(await dateAt(passerBy, place).innerText()).toContain('Full');
  expect(await dateAt(passerBy, place).getByRole('button').count()).toBe(0);
  await forceIntoCart(passerBy, session);
  await passerBy.getByText('All its seats are taken').waitFor();
  expect(await passerBy.getByRole('link', { name: 'Go on to book' }).count()).toBe(0);
  await passerBy.goto(`${journey.url}/checkout`);
  await passerBy.getByLabel('Your name').fill(passer.name);
  await passerBy.getByLabel('Your e-mail').fill(passer.email);
  await passerBy.getByLabel('Address').fill('1 Fast Lane, Perth WA 6000');
  await passerBy.getByLabel(/I have read and accept/).check();
  await passerBy.getByRole('button', { name: /^Book/ }).last().click();
  await passerBy.getByRole('alert').getByText(`${course} has just sold out.`).waitFor();
}

/** The address of somebody's offer, without the key of their mail, opens nothing. */
async function tryTheOffer(passerBy: Page, offer: Page): Promise<void> {
  const { origin, pathname } = new URL(offer.url());
  const answer = await passerBy.goto(origin + pathname);
  expect(answer?.status()).toBe(404);
  expect(await passerBy.getByRole('button', { name: /Take/ }).count()).toBe(0);
}
