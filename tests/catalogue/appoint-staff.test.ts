import { expect, test } from 'vitest';
import { appointStaff } from '#src/catalogue/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { aPerson } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const by = { kind: 'system' } as const;

const grantsOf = async (personId: string) =>
  (await database.db.selectFrom('staffGrants').select('role').where('personId', '=', personId).execute()).map(
    ({ role }) => role,
  );

test('somebody becomes a trainer once, can be named for sessions, and stays named when dismissed', async () => {
  const services = testCore(database.db);
  const dana = await aPerson(database.db, 'Dana Whitlock');
  const appoint = (appointed: boolean) =>
    appointStaff(services, { email: dana.email.toUpperCase(), role: 'trainer', appointed, by });
  expect(await appoint(true)).toMatchObject({ value: { changed: true } });
  expect(await appoint(true)).toMatchObject({ value: { changed: false } });
  expect(await grantsOf(dana.id)).toEqual(['trainer']);
  const instructor = database.db.selectFrom('instructors').selectAll().where('personId', '=', dana.id);
  expect(await instructor.execute()).toMatchObject([{ slug: expect.stringMatching(/^dana-whitlock-/) }]);
  expect(await appoint(false)).toMatchObject({ value: { changed: true } });
  expect(await appoint(false)).toMatchObject({ value: { changed: false } });
  expect(await grantsOf(dana.id)).toEqual([]);
  expect(await instructor.execute()).toHaveLength(1);
  const said = await listJournal(database.db, { type: 'person', id: dana.id });
  expect(said.map(({ action }) => action).toSorted()).toEqual(['staff.appointed', 'staff.dismissed']);
});

test('nobody is appointed whose e-mail is unknown or not confirmed', async () => {
  const services = testCore(database.db);
  const sam = await aPerson(database.db, 'Sam');
  await database.db.updateTable('people').set({ emailVerifiedAt: null }).where('id', '=', sam.id).execute();
  for (const email of [sam.email, 'nobody@example.com']) {
    const asked = { email, role: 'admin' as const, appointed: true, by };
    expect(await appointStaff(services, asked)).toBeRefused('nobody-with-this-email');
  }
  expect(await grantsOf(sam.id)).toEqual([]);
});
