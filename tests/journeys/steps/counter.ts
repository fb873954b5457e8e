import type { Page } from 'playwright-core';

/** From the counter: writes a half-day workshop with what a course must say. It stays a draft. */
export async function writeCourse(page: Page, { title, price }: { title: string; price: string }): Promise<void> {
  await page.getByRole('link', { name: 'Courses', exact: true }).last().click();
  await page.getByRole('link', { name: 'Write a course' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Address').fill(title.toLowerCase().replaceAll(' ', '-'));
  await page.getByLabel('Kind').selectOption({ label: 'Workshop' });
  await page.getByLabel('Discipline').selectOption({ index: 1 });
  await page.getByLabel('Level').selectOption({ index: 1 });
  await page.getByLabel('Summary').fill('A morning on cupped boards: what to dry, what to leave, and how to tell.');
  await page
    .getByLabel('Description')
    .fill('Boards cup, crown and come back. **You read them** by hand, then by meter.');
  await page.getByLabel('What people learn').fill('Tell cupping from crowning\nChoose where to dry first');
  await page.getByLabel('Outline').fill('Reading boards | 90\n- By hand\n- By meter\nDrying them | 120\n- From above');
  await page.getByLabel('Length in minutes').fill('210');
  await page.getByLabel('Price, GST included').fill(price);
  await page.getByLabel('Cancellation policy').selectOption({ label: 'Workshops and training days' });
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByText('Saved as a draft').waitFor();
}

/** On a course's page: enters the credit that a body approved. */
export async function approveCredit(
  page: Page,
  { type, units, from }: { type: RegExp; units: string; from: string },
): Promise<void> {
  const row = page.getByRole('group', { name: 'Approval 1' });
  const label = await row.getByLabel('Credit type').getByRole('option', { name: type }).innerText();
  await row.getByLabel('Credit type').selectOption({ label });
  await row.getByLabel('Units').fill(units);
  await row.getByLabel('Status').selectOption({ label: 'Approved' });
  await row.getByLabel('First day').fill(from);
  await page.getByRole('button', { name: 'Save approvals' }).click();
  await page.getByText('Approvals saved.').waitFor();
}

/** On a course's page: plans a morning at a venue. It stays a draft. */
export async function planSession(
  page: Page,
  { venue, day, trainer }: { venue: RegExp; day: string; trainer: string },
): Promise<void> {
  await page.getByRole('link', { name: 'Plan a session' }).click();
  const label = await page.getByLabel('Venue').getByRole('option', { name: venue }).first().innerText();
  await page.getByLabel('Venue').selectOption({ label });
  const row = page.getByRole('group', { name: 'Day 1' });
  await row.getByLabel('Day 1').fill(day);
  await row.getByLabel('From').fill('08:30');
  await row.getByLabel('To').fill('12:00');
  await page.getByLabel('Seats', { exact: true }).fill('8');
  await page.getByLabel('Needed to run').fill('2');
  await page.getByLabel(trainer).check();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByText('Saved as a draft').waitFor();
}

/** On the page that cancels a seat: says why and what goes back. */
export async function cancelSeat(page: Page, { reason, refund }: { reason: string; refund: string }): Promise<void> {
  await page.getByLabel('Why?').fill(reason);
  await page.getByLabel('Take off the price, GST included').fill(refund);
  await page.getByRole('button', { name: 'Cancel the seat' }).click();
  await page.getByText('The seat is cancelled, and learner and buyer are told.').waitFor();
}

/** Under Organisations: lets this one pay by invoice, with its seats confirmed at once. */
export async function trustToPayInvoices(page: Page, organisation: string, { days }: { days: number }): Promise<void> {
  await page.getByRole('link', { name: organisation }).click();
  await page.getByLabel('By invoice, seats at once').check();
  await page.getByLabel('Days to pay').fill(String(days));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: false }).first().waitFor();
}

/** On an order's page: writes down what the bank's statement says. */
export async function recordTransfer(
  page: Page,
  { dollars, reference }: { dollars: string; reference: string },
): Promise<void> {
  await page.getByLabel('Amount in dollars').fill(dollars);
  await page.getByLabel('Reference on the statement').fill(reference);
  await page.getByRole('button', { name: 'Record the payment' }).click();
}
