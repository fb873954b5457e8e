import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDate, goOnToBook, type Somebody } from './steps/booking.ts';
import { askForPeople, bookFor, enterPeopleOf } from './steps/cart.ts';
import { recordTransfer, trustToPayInvoices } from './steps/counter.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround } from './steps/looking.ts';
import { followMail, openMail, readMail, takeFile } from './steps/mail.ts';
import { openPapers, readMoney, seatOf } from './steps/order.ts';
import { readPaper } from './steps/papers.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();

const firm = 'Harbourside Drying Pty Ltd';
const buyer = 'employer@example.com';
const accounts = 'accounts@harbourside.example.com';
const class_ = 'Water Damage Restoration Technician (WRT)';
const workshop = 'Psychrometry by hand';
const ngaire = { name: 'Ngaire Paora', email: 'ngaire@harbourside.example.com' };
const tomas = { name: 'Tomás Ó Briain', email: 'tomas@harbourside.example.com' };
const anna = { name: 'Anna Kovač', email: 'anna@harbourside.example.com' };
const ben = { name: 'Ben Osei', email: 'ben@harbourside.example.com' };
const leila = { name: 'Leila Haddad', email: 'leila@harbourside.example.com' };
const wei = { name: 'Wei Zhang', email: 'wei@harbourside.example.com' };
const maria = { name: 'Maria Santos', email: 'maria@harbourside.example.com' };

/** What axe finds on the pages on the way. */
const faults: string[] = [];
const look = async (page: Page) => {
  faults.push(...(await lookAround(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
};

/*
 * By hand, GST included and the GST in it (a part of eleven, to the cent):
 *   4 seats in the live-streamed class at $1,195.00    $4,780.00   $434.55
 *   2 seats in the workshop at $110.00                   $220.00    $20.00
 *   booked                                             $5,000.00   $454.55
 *   one seat to Footscray, $1,350.00 − $1,195.00         $155.00    $14.09   (seat by seat $122.73 − $108.64)
 *   one workshop seat cancelled 19 days before: 75 %     −$82.50    −$7.50
 *   owed and paid                                      $5,072.50   $461.14
 */
test('an employer books six people on two courses by invoice, and every paper and mail adds up to the cent', async () => {
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff/organisations`);
  await signIn(staff, 'staff@example.com');
  await trustToPayInvoices(staff, firm, { days: 14 });

  const employer = await journey.aPerson();
  await employer.goto(`${journey.url}/team`);
  await signIn(employer, buyer);
  await fillTheCart(employer);
  await book(employer);
  await readFirstMails(employer);
  await nameOne(employer);
  await claimTheOther(employer);
  await sendSomebodyElse(employer);
  await moveToADearerDate(employer);
  journey.travelTo('2026-12-10T09:00:00+11:00');
  await cancelOne(employer);
  await payByTransfer(staff);
  await settleUp(employer);
  expect(faults).toEqual([]);
});

async function fillTheCart(employer: Page): Promise<void> {
  await employer.goto(`${journey.url}/courses/water-damage-restoration-technician`);
  await addDate(employer, /Live online/);
  await employer.goto(`${journey.url}/courses/psychrometry-by-hand`);
  await addDate(employer, /Burleigh/);
  await askForPeople(employer, class_, 4);
  await askForPeople(employer, workshop, 2);
  await bookFor(employer, firm);
  const price = await employer.getByRole('complementary', { name: 'Price' }).innerText();
  expect(price).toMatch(/Total\s+\$5,000\.00\s+Includes GST\s+\$454\.55/);
  await look(employer);
}

async function book(employer: Page): Promise<void> {
  await goOnToBook(employer);
  await enterPeopleOf(employer, class_, [ngaire, tomas, 'later', 'later']);
  await enterPeopleOf(employer, workshop, [anna, ben]);
  await employer.getByLabel('Your order number').fill('PO 40177');
  await employer.getByLabel(/^By invoice, within 14 days/).check();
  await look(employer);
  await employer.getByLabel(/I have read and accept/).check();
  await employer.getByRole('button', { name: 'Book for $5,000.00' }).click();
  await employer.getByRole('heading', { level: 1, name: /^Booking A-/ }).waitFor();
  expect(await readMoney(employer)).toEqual([
    'Total $5,000.00 including $454.55 GST',
    'Still to pay $5,000.00',
    'Due by 15 December 2026',
    `Organisation ${firm}`,
    'ABN 36 999 000 042',
    'Your order number PO 40177',
  ]);
  await look(employer);
}

async function readFirstMails(employer: Page): Promise<void> {
  const invoiceMail = await openMail(journey, employer, { to: accounts, subject: /^Invoice INV-\d+ for booking A-/ });
  const asked = await readMail(invoiceMail);
  for (const fact of ['To pay\t$5,000.00', 'Due\t15 December 2026', 'Your purchase order\tPO 40177'])
    expect(asked).toContain(fact);
  expectPaper(await takeFile(invoiceMail, /\.pdf$/), [
    ['Your purchase order', 'PO 40177', 'Payment due', '15 December 2026'],
    [firm, 'Attention: Helen Papadakis', 'ABN 36 999 000 042'],
    ['Live online', '4', '$1,195.00', '$434.55', '$4,780.00'],
    ['Burleigh Heads QLD', '2', '$110.00', '$20.00', '$220.00'],
    ['Total without GST', '$4,545.45', 'GST', '$454.55', 'Total including GST', '$5,000.00'],
    ['Paid', '$0.00', 'Owing', '$5,000.00'],
  ]);
  const mail = await openMail(journey, employer, { to: buyer, subject: /^Booking .+ is confirmed$/ });
  const said = await readMail(mail);
  expect(said).toContain('Price\t$5,000.00 including $454.55 GST');
  expect(said).toContain('Still to pay\t$5,000.00, by 15 December 2026');
  expect(said).toContain('2 seats to be named');
  await expectBooked(employer, class_, [ngaire, tomas]);
  await expectBooked(employer, workshop, [anna, ben]);
}

async function expectBooked(anybody: Page, course: string, people: Somebody[]): Promise<void> {
  for (const { email } of people) {
    const mail = await openMail(journey, anybody, { to: email, subject: `You are booked: ${course}` });
    expect(await readMail(mail)).not.toContain('$');
    await mail.close();
  }
}

/** The paper says each of these runs of words, one after the other. */
function expectPaper(pdf: Buffer, runs: string[][]): void {
  const said = readPaper(pdf);
  for (const run of runs) expect(said).toContain(run.join('\n'));
}

async function nameOne(employer: Page): Promise<void> {
  await seatOf(employer, 'To be named')
    .first()
    .getByRole('link', { name: /^Name this seat/ })
    .click();
  await look(employer);
  await employer.getByLabel('Attendee’s name').fill(leila.name);
  await employer.getByLabel('Attendee’s own e-mail').fill(leila.email);
  await employer.getByRole('button', { name: 'Name this person' }).click();
  await employer.getByText('This person has the seat').waitFor();
  await expectBooked(employer, class_, [leila]);
  await employer.getByRole('link', { name: /^Booking A-/ }).click();
}

async function claimTheOther(employer: Page): Promise<void> {
  await seatOf(employer, 'To be named')
    .getByRole('link', { name: /^Name this seat/ })
    .click();
  await employer.getByLabel('Or we mail it to').fill(wei.email);
  await employer.getByRole('button', { name: 'Mail the link' }).click();
  await employer.getByText('The link is on its way').waitFor();
  const learner = await journey.aPerson();
  const mail = await openMail(journey, learner, { to: wei.email, subject: `A seat for you: ${class_}` });
  const claim = await followMail(mail, 'Claim your seat');
  await look(claim);
  await claim.getByLabel('Your name').fill(wei.name);
  await claim.getByLabel('Your own e-mail').fill(wei.email);
  await claim.getByRole('button', { name: 'Claim this seat' }).click();
  await claim.getByRole('heading', { name: 'The seat is yours' }).waitFor();
  await look(claim);
  await expectBooked(learner, class_, [wei]);
  await employer.getByRole('link', { name: /^Booking A-/ }).click();
  await seatOf(employer, wei.name).waitFor();
}

async function sendSomebodyElse(employer: Page): Promise<void> {
  await employer.getByRole('link', { name: new RegExp(`^Send somebody else.*${tomas.name}`) }).click();
  await look(employer);
  await employer.getByLabel('Who comes instead').fill(maria.name);
  await employer.getByLabel('Their own e-mail').fill(maria.email);
  await employer.getByRole('button', { name: 'Pass the seat on' }).click();
  await seatOf(employer, maria.name).waitFor();
  expect(await seatOf(employer, tomas.name).count()).toBe(0);
  await openMail(journey, employer, { to: tomas.email, subject: `Somebody else goes: ${class_}` });
  await expectBooked(employer, class_, [maria]);
  expect((await readMoney(employer))[0]).toBe('Total $5,000.00 including $454.55 GST');
}

async function moveToADearerDate(employer: Page): Promise<void> {
  await employer.getByRole('link', { name: new RegExp(`^Move to another date.*${ngaire.name}`) }).click();
  await look(employer);
  const date = employer.getByRole('radio', { name: /Footscray VIC/ });
  expect(await date.getAttribute('aria-describedby').then((id) => employer.locator(`[id="${id}"]`).innerText())).toBe(
    '$155.00 is added to your invoice: $155.00 more for the date. 10 seats left.',
  );
  await date.check();
  await employer.getByRole('button', { name: 'Move the seat' }).click();
  await employer.getByText('The seat is moved.').waitFor();
  await look(employer);
  expect((await readMoney(employer)).slice(0, 5)).toEqual([
    'Price when booked $5,000.00 including $454.55 GST',
    'Added since $155.00',
    'Costs now $5,155.00',
    'Still to pay $5,155.00',
    'Due by 15 December 2026',
  ]);
  expect(await seatOf(employer, ngaire.name).allInnerTexts()).toEqual([
    expect.stringMatching(/Moved to another date[\s\S]+Live online[\s\S]+\$1,195\.00/),
    expect.stringMatching(/Confirmed[\s\S]+Footscray VIC[\s\S]+\$1,350\.00/),
  ]);
  for (const to of [buyer, accounts]) {
    const mail = await openMail(journey, employer, { to, subject: `Moved: ${ngaire.name} in ${class_}` });
    const said = await readMail(mail);
    expect(said).toContain('Your booking costs $155.00 more.');
    expect(said).toContain('Still to pay\t$5,155.00 for the booking, by 15 December 2026');
    expectPaper(await takeFile(mail, /\.pdf$/), [
      ['Adjustment note'],
      ['1', '$155.00', '$14.09', '$155.00', 'Increase in price, GST included', '$155.00', 'Increase in GST', '$14.09'],
    ]);
  }
}

async function cancelOne(employer: Page): Promise<void> {
  await employer.reload();
  await employer.getByRole('link', { name: new RegExp(`^Cancel.*${ben.name}`) }).click();
  const preview = await employer.getByRole('main').innerText();
  for (const words of [
    'If you cancel now, your booking costs $82.50 less',
    '75 % of the price goes back until Tue 15 Dec 2026, 8:30 am AEST, 14 days before the start.',
    'After Tue 15 Dec 2026, 8:30 am AEST it would be $55.00.',
    '$5,072.50 is then still to be paid for this booking.',
  ])
    expect(preview).toContain(words);
  await look(employer);
  await employer.getByRole('button', { name: 'Cancel the seat' }).click();
  await employer.getByText('The seat is cancelled.').waitFor();
  expect((await readMoney(employer)).slice(1, 5)).toEqual([
    'Added since $155.00',
    'Taken off since −$82.50',
    'Costs now $5,072.50',
    'Still to pay $5,072.50',
  ]);
  for (const to of [buyer, accounts]) {
    const mail = await openMail(journey, employer, { to, subject: `Cancelled: ${ben.name} in ${workshop}` });
    const said = await readMail(mail);
    expect(said).toContain('Price\tYour booking costs $82.50 less. The adjustment note is attached.');
    expect(said).toContain('Still to pay\t$5,072.50 for the booking, by 15 December 2026');
    expectPaper(await takeFile(mail, /\.pdf$/), [
      ['Adjustment note'],
      [ben.name, '1', '-$82.50', '-$7.50', '-$82.50'],
      ['Decrease in price, GST included', '$82.50', 'Decrease in GST', '$7.50'],
    ]);
  }
  await openMail(journey, employer, { to: ben.email, subject: `Cancelled: ${workshop}` });
}

async function payByTransfer(staff: Page): Promise<void> {
  await staff.goto(`${journey.url}/staff/invoices`);
  await look(staff);
  const row = staff.getByRole('row').filter({ hasText: 'PO 40177' });
  expect(await row.innerText()).toMatch(/15 December 2026[\s\S]+\$5,072\.50/);
  await row.getByRole('link', { name: /^Record a payment/ }).click();
  await look(staff);
  await recordTransfer(staff, { dollars: '5072.50', reference: 'HARBOURSIDE 40177' });
  await staff.getByText('The money is written down.').waitFor();
  const story = await staff.getByRole('main').innerText();
  expect(story).toMatch(/Booked for\s+\$5,000\.00, \$155\.00 added, \$82\.50 taken off/);
  expect(story).toMatch(/Paid and kept\s+\$5,072\.50/);
  expect(story).not.toContain('Still owed');
  await staff.goto(`${journey.url}/staff/agreement`);
  await staff.getByText('Everything agrees').waitFor();
}

async function settleUp(employer: Page): Promise<void> {
  for (const to of [buyer, accounts]) {
    const mail = await openMail(journey, employer, { to, subject: /^Booking A-.+: we received \$5,072\.50$/ });
    expect(await readMail(mail)).toContain('Everything is paid.');
  }
  await employer.reload();
  expect((await readMoney(employer)).slice(0, 5)).toEqual([
    'Price when booked $5,000.00 including $454.55 GST',
    'Added since $155.00',
    'Taken off since −$82.50',
    'Costs now $5,072.50',
    'Paid $5,072.50',
  ]);
  const papers = await openPapers(employer);
  expect(papers.map(({ name, cents }) => [name.replaceAll(/\d{6}/g, '…'), cents])).toEqual([
    ['Tax invoice INV-… (PDF)', { total: 500_000, gst: 45_455 }],
    ['Adjustment note ADJ-… (PDF)', { total: 15_500, gst: 1_409 }],
    ['Adjustment note ADJ-… (PDF)', { total: -8_250, gst: -750 }],
  ]);
  const sum = (of: 'total' | 'gst') => papers.reduce((cents, paper) => cents + paper.cents[of], 0);
  expect({ total: sum('total'), gst: sum('gst') }).toEqual({ total: 507_250, gst: 46_114 });
  await look(employer);
}
