import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** On the profile: says how the name is printed on certificates. */
export async function confirmName(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name as on your IICRC profile').fill(name);
  await page.getByLabel('Print my name exactly like this').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your profile is up to date').waitFor();
}

/** Under My learning: downloads the certificate of this course. */
export async function downloadCertificate(page: Page, course: string): Promise<Buffer> {
  await page.getByRole('link', { name: 'My learning' }).first().click();
  const link = page.getByRole('link', { name: `Certificate for ${course} (PDF)` });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}

/** Where the QR code of a certificate leads, as it is read out to those who cannot see it. */
export function qrAddress(pdf: Buffer): string {
  const [, address] = /QR code of (http[^)]+)\)/.exec(pdf.toString('latin1')) ?? [];
  if (!address) throw new Error('The certificate has no QR code');
  return address.replaceAll('\\', '');
}

/** Opens the public page of a certificate and holds the copy against it: it stands, and it is the original to the byte. */
export async function verifyCopy(page: Page, pdf: Buffer): Promise<string> {
  await page.goto(qrAddress(pdf));
  await page.getByText('Valid', { exact: true }).waitFor();
  const shown = await page.getByRole('region', { name: 'Compare a copy' }).innerText();
  expect(shown.replaceAll(/\s/g, '')).toContain(createHash('sha256').update(pdf).digest('hex'));
  return page.getByRole('article').innerText();
}
