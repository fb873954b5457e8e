import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { followMail, openMail } from './mail.ts';

/** One of the sample's people signs in; all have the same password. */
export async function signIn(page: Page, email: string): Promise<void> {
  const form = page.getByRole('region', { name: 'With your password' });
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Password').fill('learn-by-doing');
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Somebody without a password asks for a link, and signs in by it. Gives the page where that leads. */
export async function signInByLink(journey: Journey, page: Page, email: string): Promise<Page> {
  const form = page.getByRole('region', { name: 'Without a password' });
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('Look in your mail').waitFor();
  const mail = await openMail(journey, page, { to: email, subject: 'Your sign-in link' });
  const signedIn = await followMail(mail, 'Sign in');
  await signedIn.getByRole('button', { name: 'Sign in' }).click();
  await signedIn.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return signedIn;
}
