import type { Page } from 'playwright-core';

export interface Somebody {
  name: string;
  email: string;
}

interface Wish {
  search?: string;
  kind?: string;
  where?: string;
  body?: string;
}

/** Looks for courses with the filters of the catalogue, by their labels. */
export async function findCourses(page: Page, { search, kind, where, body }: Wish): Promise<void> {
  const form = page.getByRole('search', { name: 'Courses' });
  if (search) await form.getByLabel('Search').fill(search);
  const fold = form.getByText(/^Filters/);
  if (await fold.isVisible()) await fold.click();
  if (kind) await form.getByLabel('Kind').selectOption(kind);
  if (where) await form.getByLabel('State or online').selectOption(where);
  if (body) await form.getByLabel('Credit from').selectOption(body);
  await form.getByRole('button', { name: 'Show courses' }).click();
  await page.waitForURL(/\/courses\?/);
}

/** On the course's page: puts the date at this place into the cart. */
export async function addDate(page: Page, place: RegExp): Promise<void> {
  await page
    .getByRole('region', { name: 'Dates and places' })
    .getByRole('button', { name: new RegExp(`Enrol.*${place.source}`) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
}

/** On the course's page: chooses the date at this place, and goes on to book it. */
export async function chooseDate(page: Page, place: RegExp): Promise<void> {
  await addDate(page, place);
  await goOnToBook(page);
}

/** From the cart to the form. */
export async function goOnToBook(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go on to book' }).click();
  await page.getByRole('heading', { level: 1, name: /^(Book|Enrol in|Your booking)/ }).waitFor();
}

/** On the page of an online course: into the cart, and on to the form. */
export async function startForFree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start for free' }).first().click();
  await goOnToBook(page);
}

/** Fills in the booking of several people by somebody who does not attend. */
export async function enterPeople(page: Page, buyer: Somebody, people: Somebody[]): Promise<void> {
  await enterBuyer(page, buyer);
  await addPeople(page, people.length);
  const form = page.getByRole('main');
  for (const [index, { name, email }] of people.entries()) {
    const person = form.getByRole('group', {
      name: people.length > 1 ? `Person ${index + 1}` : 'Attendee',
      exact: true,
    });
    await person.getByRole('combobox').selectOption('Somebody whom I name here');
    await person.getByLabel('name').fill(name);
    await person.getByLabel('own e-mail').fill(email);
  }
}

/** Asks for so many people in a booking of one course. */
export async function addPeople(page: Page, wanted: number): Promise<void> {
  for (let people = 2; people <= wanted; people += 1) {
    await page.getByRole('button', { name: /^Add a person/ }).click();
    await page.getByRole('heading', { name: `The ${people} people who attend` }).waitFor();
  }
}

export async function enterBuyer(page: Page, { name, email }: Somebody): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your e-mail').fill(email);
}

/** Accepts the terms and goes on to the payment page. */
export async function acceptAndPay(page: Page): Promise<void> {
  await page.getByLabel(/I have read and accept/).check();
  await page.getByRole('button', { name: /^Book and pay/ }).click();
  await page.getByRole('heading', { name: /^Pay \$/ }).waitFor();
}

/** On the payment page: pays with this card. */
export async function payByCard(page: Page, card = '4242 4242 4242 4242'): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByRole('button', { name: /^Pay \$/ }).click();
}

/** Books one seat for oneself, and goes on to the payment page. */
export async function bookForOneself(page: Page, oneself: Somebody): Promise<void> {
  await enterBuyer(page, oneself);
  await acceptAndPay(page);
}

/** Enrols oneself in something free: no payment page follows. */
export async function enrolForFree(page: Page, oneself: Somebody): Promise<void> {
  await enterBuyer(page, oneself);
  await page.getByLabel(/I have read and accept/).check();
  await page.getByRole('button', { name: 'Enrol, it is free' }).click();
  await page.getByRole('heading', { level: 1, name: /^Booking A-/ }).waitFor();
}
