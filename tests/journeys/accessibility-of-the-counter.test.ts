import { expect, test } from 'vitest';
import { useJourney } from './steps/journey.ts';
import { lookAround, lookEverywhere } from './steps/looking.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();

test('every kind of page that staff can reach', async () => {
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff`);
  await signIn(staff, 'staff@example.com');
  expect(await lookEverywhere(staff, `${journey.url}/staff`, /^\/staff\b/)).toEqual([]);
});

test('forms at the counter that come back with faults', async () => {
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff/courses/new`);
  await signIn(staff, 'staff@example.com');
  await staff.getByRole('button', { name: 'Save as a draft' }).click();
  await staff.getByRole('alert').waitFor();
  const faults = await lookAround(staff);
  await staff.goto(`${journey.url}/staff/sessions/new`);
  await staff.getByRole('button', { name: 'Go on' }).click();
  await staff.getByLabel('Day 1', { exact: true }).fill('2026-01-01');
  await staff.getByRole('button', { name: 'Save as a draft' }).click();
  await staff.getByRole('alert').waitFor();
  expect([...faults, ...(await lookAround(staff))]).toEqual([]);
});
