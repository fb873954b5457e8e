import type { Page } from 'playwright-core';
import type { Somebody } from './booking.ts';

/** In the cart: asks for so many people on this course. */
export async function askForPeople(page: Page, course: string, people: number): Promise<void> {
  const line = page.getByRole('article').filter({ hasText: course });
  await line.getByRole('spinbutton').fill(String(people));
  await line.getByRole('button', { name: `Update the people for ${course}` }).click();
  await page
    .getByText(new RegExp(`^${people} × `))
    .first()
    .waitFor();
}

/** In the cart: books for this organisation, at its prices. */
export async function bookFor(page: Page, organisation: string): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Price' });
  await panel.getByLabel('Book for').selectOption({ label: organisation });
  await panel.getByRole('button', { name: 'Show its prices' }).click();
  await panel.getByRole('option', { name: organisation, selected: true }).waitFor({ state: 'attached' });
}

/** In the booking: who takes the seats of this course; somebody may be named later. */
export async function enterPeopleOf(page: Page, course: string, people: (Somebody | 'later')[]): Promise<void> {
  const line = page.getByRole('group', { name: new RegExp(`who attend ${escaped(course)}`) });
  for (const [index, somebody] of people.entries()) {
    const person = line.getByRole('group', { name: `Person ${index + 1}`, exact: true });
    const choice = somebody === 'later' ? 'I name this person later' : 'Somebody whom I name here';
    await person.getByRole('combobox').selectOption(choice);
    if (somebody === 'later') continue;
    await person.getByLabel('name', { exact: false }).first().fill(somebody.name);
    await person.getByLabel('own e-mail').fill(somebody.email);
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, String.raw`\$&`);
}
