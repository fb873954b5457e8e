import { expect, test } from 'vitest';
import { addMinutes } from '#src/shared/dates.ts';
import { useJourney } from './steps/journey.ts';
import { lookAround, lookEverywhere } from './steps/looking.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();

test('every kind of page that staff can reach', async () => {
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff`);
  await signIn(staff, 'staff@example.com');
  // The check-in is looked at where its trainer's pages are.
  expect(await lookEverywhere(staff, `${journey.url}/staff`, /^\/staff\b(?!\/check-in)/)).toEqual([]);
});

test('the page on which administrators say who works here, also with faults', async () => {
  const admin = await journey.aPerson();
  await admin.goto(`${journey.url}/staff/team`);
  await signIn(admin, 'admin@example.com');
  const faults = await lookAround(admin);
  await admin.getByRole('button', { name: 'Add them' }).click();
  await admin.getByRole('alert').waitFor();
  expect([...faults, ...(await lookAround(admin))]).toEqual([]);
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

test('the report of a meeting, from a file that is none to whose seats are in it', async () => {
  const { db, clock } = journey.site.services;
  const held = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['sessions.id', 'startsAt', 'attendeeEmail'])
    .where('delivery', '=', 'live-stream')
    .where('endsAt', '<', clock.now())
    .where('seats.state', '=', 'completed')
    .orderBy('endsAt', 'desc')
    .executeTakeFirstOrThrow();
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff/sessions/${held.id}/reports`);
  await signIn(staff, 'staff@example.com');
  await staff.getByRole('button', { name: 'Look through it' }).click();
  await staff.getByRole('alert').waitFor();
  const faults = await lookAround(staff);
  const [from, to] = [held.startsAt, addMinutes(held.startsAt, 30)].map((at) => at.toISOString());
  const rows = [held.attendeeEmail, ''].map((email) => `Somebody’s iPad,${email},${from},${to},30`);
  const report = ['Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)', ...rows].join('\n');
  const file = { name: 'participants.csv', mimeType: 'text/csv', buffer: Buffer.from(report) };
  await staff.getByLabel('The report').setInputFiles(file);
  await staff.getByRole('button', { name: 'Look through it' }).click();
  await staff.getByText('2 people were there').waitFor();
  faults.push(...(await lookAround(staff)));
  await staff.getByRole('button', { name: 'Add to the record' }).click();
  await staff.getByRole('alert').waitFor();
  faults.push(...(await lookAround(staff)));
  await staff.getByLabel('Whose seat is Somebody’s iPad').first().selectOption({ label: 'Nobody’s: leave out' });
  await staff.getByRole('button', { name: 'Add to the record' }).click();
  await staff.getByText('2 marks were added').waitFor();
  expect([...faults, ...(await lookAround(staff))]).toEqual([]);
});
