import { expect, test } from 'vitest';
import { isMinorOn, readProfile, updateProfile, type ProfileChange } from '#src/accounts/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { accountStory, aMember, journalOf } from './account-story.ts';

const database = useDatabase();

const change: ProfileChange = {
  name: 'Maria Papadopoulos',
  phone: '0491 570 156',
  certificateName: 'Maria E. Papadopoulos',
  certificateNameConfirmed: true,
  iicrcId: ' 123456 ',
  young: null,
};

test('a learner confirms the name on their certificates, and saving again changes nothing', async () => {
  const story = accountStory(database.db);
  const by = await aMember(story, 'maria@example.com');
  expect(await updateProfile(story, { by, change })).toSucceed();
  const saved = await readProfile(story, { by });
  expect(saved).toMatchObject({ certificateName: 'Maria E. Papadopoulos', iicrcId: '123456', adultOn: null });
  expect(saved.certificateNameConfirmedAt).toEqual(story.clock.now());
  story.clock.advance({ days: 1 });
  expect(await updateProfile(story, { by, change })).toSucceed();
  expect(await readProfile(story, { by })).toEqual(saved);
});

test('a name that changes after it was confirmed is journalled without the name, and must be confirmed anew', async () => {
  const story = accountStory(database.db);
  const by = await aMember(story, 'renamed@example.com');
  await updateProfile(story, { by, change });
  await updateProfile(story, {
    by,
    change: { ...change, certificateName: 'M. Smith', certificateNameConfirmed: false },
  });
  expect((await readProfile(story, { by })).certificateNameConfirmedAt).toBeNull();
  expect(await journalOf(story, by.personId)).toContain('person.certificate-name-changed');
  const lines = await story.db.selectFrom('journalEntries').select('facts').execute();
  expect(JSON.stringify(lines)).not.toContain('Smith');
});

test.each([
  [{ certificateName: null }, 'certificate-name-missing'],
  [{ iicrcId: 'x' }, 'iicrc-id-malformed'],
  [{ iicrcId: '<script>1</script>' }, 'iicrc-id-malformed'],
  [{ iicrcId: '1'.repeat(21) }, 'iicrc-id-malformed'],
  [
    { young: { adultOn: '2026-11-30', guardianName: 'Eleni', guardianEmail: 'eleni@example.com' } },
    'not-a-young-learner',
  ],
  [
    { young: { adultOn: '2030-01-01', guardianName: 'Eleni', guardianEmail: 'eleni@example.com' } },
    'not-a-young-learner',
  ],
  [
    { young: { adultOn: '2028-01-01', guardianName: 'Eleni', guardianEmail: 'Young@example.com' } },
    'guardian-is-learner',
  ],
] satisfies [Partial<ProfileChange>, string][])('the profile %j is refused: %s', async (facts, reason) => {
  const story = accountStory(database.db);
  const by = { personId: (await findOrSignUp(story)).personId };
  const before = await readProfile(story, { by });
  expect(await updateProfile(story, { by, change: { ...change, ...facts } })).toBeRefused(reason);
  expect(await readProfile(story, { by })).toEqual(before);
});

test('a learner of 15 to 17 names a guardian until they are 18', async () => {
  const story = accountStory(database.db);
  const by = await findOrSignUp(story);
  const young = { adultOn: '2028-03-01', guardianName: 'Eleni', guardianEmail: 'eleni@example.com' };
  expect(await updateProfile(story, { by, change: { ...change, young } })).toSucceed();
  const profile = await readProfile(story, { by });
  expect(profile).toMatchObject(young);
  expect([isMinorOn(profile, '2028-02-29'), isMinorOn(profile, '2028-03-01')]).toEqual([true, false]);
  expect(await updateProfile(story, { by, change })).toSucceed();
  expect(await readProfile(story, { by })).toMatchObject({ adultOn: null, guardianName: null, guardianEmail: null });
});

test('names in every script are kept as they were typed', async () => {
  const story = accountStory(database.db);
  const by = await aMember(story, 'scripts@example.com');
  const name = 'Nguyễn 🦺 ‏محمد‎ <script>alert(1)</script>';
  expect(await updateProfile(story, { by, change: { ...change, name } })).toSucceed();
  expect((await readProfile(story, { by })).name).toBe(name);
});

async function findOrSignUp(story: ReturnType<typeof accountStory>) {
  const known = await story.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'young@example.com')
    .executeTakeFirst();
  return known ? { personId: known.id } : aMember(story, 'young@example.com');
}
