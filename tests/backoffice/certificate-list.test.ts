import { expect, test } from 'vitest';
import { listCertificatesForStaff } from '#src/backoffice/index.ts';
import { aCertificate, aCompletion } from '#tests/renewal/story.ts';
import { aPerson, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();

/** The certificates of one learner: one that was replaced, the one that stands, and one that was withdrawn. */
async function threeCertificates(name: string) {
  const { db } = database;
  const viewer = await aViewer(db, { role: 'coordinator' });
  const learner = await aPerson(db, name);
  const complete = async () => aCompletion(db, await aSeat(db, { session: await aSession(db), learner }));
  const issue = (completionId: string, courseTitle: string, facts: { version?: number; revokedBy?: string } = {}) =>
    aCertificate(db, {
      ...{ completionId, learnerId: learner.id, ...facts },
      prints: { learnerName: name, courseTitle, completedOn: '2027-02-03' },
    });
  const drying = await complete();
  const first = await issue(drying, 'Drying Plans');
  const second = await issue(drying, 'Drying Plans', { version: 2 });
  const third = await issue(await complete(), 'Wool', { revokedBy: viewer.personId });
  const find = async (text: string) =>
    valueOf(await listCertificatesForStaff(testCore(db), { viewer, text, page: 1 })).items;
  return { learner, find, numbers: [third, second, first] };
}

test('certificates are listed with what became of each, the latest first', async () => {
  const { find, numbers } = await threeCertificates('Zoë Lovelace');
  const [third, second, first] = numbers;
  expect(await find('lovelace')).toMatchObject([
    { number: third, courseTitle: 'Wool', revokedAt: new Date('2026-12-01T00:00:00Z') },
    { number: second, replacedBy: null, revokedAt: null },
    { number: first, replacedBy: second, learnerName: 'Zoë Lovelace', completedOn: '2027-02-03' },
  ]);
});

test('one is found by its number however it is typed, by its learner’s e-mail and by its course', async () => {
  const { find, numbers, learner } = await threeCertificates('Ada Byron');
  const numbersOf = async (text: string) => (await find(text)).map(({ number }) => number);
  const typed = (numbers[1] ?? '').toLowerCase().replaceAll('-', ' ');
  expect(await numbersOf(typed)).toEqual([numbers[1]]);
  expect(await numbersOf(learner.email)).toEqual(numbers);
  expect(await numbersOf('wool')).toContain(numbers[0]);
  expect(await numbersOf('nobody of that name')).toEqual([]);
});

test('the list is for the counter', async () => {
  for (const role of ['trainer', undefined] as const) {
    const viewer = await aViewer(database.db, role && { role });
    const found = await listCertificatesForStaff(testCore(database.db), { viewer, text: '', page: 1 });
    expect(found).toBeRefused('not-allowed');
  }
});
