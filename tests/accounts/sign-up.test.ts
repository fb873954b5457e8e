import { expect, test } from 'vitest';
import { confirmSignUp, findOrAddPerson, findProfile, readEmailLink, signUp } from '#src/accounts/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { accountStory, aMember, goodPassword, journalOf, mailTo, tokenSentTo, userAgent } from './account-story.ts';

const database = useDatabase();

const maria = { name: 'Maria Papadopoulos', email: 'maria@example.com', password: goodPassword, ip: '203.0.113.1' };

async function countPeople(email: string) {
  const rows = await database.db.selectFrom('people').select('id').where('email', '=', email).execute();
  return rows.length;
}

test('there is no account before the mailed link is confirmed', async () => {
  const story = accountStory(database.db);
  expect(await signUp(story, maria)).toSucceed();
  expect(story.woken).toEqual(['deliver-messages']);
  expect(await countPeople(maria.email)).toBe(0);
  const token = await tokenSentTo(story, maria.email, 'confirm-sign-up');
  expect(await readEmailLink(story, { token, purpose: 'sign-up' })).toMatchObject({
    value: { email: maria.email, name: maria.name },
  });
  expect(await countPeople(maria.email)).toBe(0);
  const confirmed = await confirmSignUp(story, { token, userAgent });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  expect(await findProfile(story.db, confirmed.value.personId)).toMatchObject({ name: maria.name, hasPassword: true });
  expect(await journalOf(story, confirmed.value.personId)).toEqual(['person.signed-up']);
});

test('confirming twice opens one account', async () => {
  const story = accountStory(database.db);
  await signUp(story, { ...maria, email: 'twice@example.com' });
  const token = await tokenSentTo(story, 'twice@example.com', 'confirm-sign-up');
  expect(await confirmSignUp(story, { token, userAgent })).toSucceed();
  expect(await confirmSignUp(story, { token, userAgent })).toBeRefused('link-used');
  expect(await countPeople('twice@example.com')).toBe(1);
});

test('of two pending sign-ups for one e-mail, the first that is confirmed wins, also at the same moment', async () => {
  const story = accountStory(database.db);
  const email = 'racing@example.com';
  await signUp(story, { ...maria, email });
  const first = await tokenSentTo(story, email, 'confirm-sign-up');
  story.clock.advance({ minutes: 1 });
  await signUp(story, { ...maria, email, name: 'M. P.' });
  const second = await tokenSentTo(story, email, 'confirm-sign-up');
  const results = await Promise.all([first, second].map((token) => confirmSignUp(story, { token, userAgent })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toBeRefused('account-exists');
});

test('an e-mail that has an account gets another mail, and the answer is the same', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'known@example.com');
  story.clock.advance({ minutes: 1 });
  expect(await signUp(story, { ...maria, email: 'Known@Example.com', name: 'Somebody' })).toEqual({
    ok: true,
    value: undefined,
  });
  expect((await mailTo(story, 'known@example.com')).map(({ kind }) => kind)).toEqual([
    'confirm-sign-up',
    'account-exists',
  ]);
  expect(await findProfile(story.db, member.personId)).toMatchObject({ name: 'Maria Papadopoulos' });
});

test('somebody a colleague booked keeps their record and gets their own name', async () => {
  const story = accountStory(database.db);
  const booked = await story.db
    .transaction()
    .execute((trx) => findOrAddPerson(trx, { email: 'joe@example.com', name: 'Jo', at: story.clock.now() }));
  const member = await aMember(story, 'joe@example.com', 'Joseph Nguyen');
  expect(member).toMatchObject({ personId: booked.personId, name: 'Joseph Nguyen', emailVerified: true });
});

test('booking somebody who is known changes nothing about them', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'ana@example.com', 'Ana');
  const again = await story.db
    .transaction()
    .execute((trx) => findOrAddPerson(trx, { email: 'ANA@example.com', name: 'Wrong', at: story.clock.now() }));
  expect(again).toEqual({ personId: member.personId, added: false });
  expect(await findProfile(story.db, member.personId)).toMatchObject({ name: 'Ana' });
});

test('twenty bookings of one new person at once add one person', async () => {
  const story = accountStory(database.db);
  const add = () =>
    story.db
      .transaction()
      .execute((trx) => findOrAddPerson(trx, { email: 'many@example.com', name: 'Many', at: story.clock.now() }));
  const results = await Promise.all(Array.from({ length: 20 }, add));
  expect(new Set(results.map(({ personId }) => personId)).size).toBe(1);
  expect(results.filter(({ added }) => added)).toHaveLength(1);
});

test.each([
  ['short', 'password-too-short'],
  ['x'.repeat(201), 'password-too-long'],
  ['Password123', 'password-too-common'],
  ['aaaaaaaaaaaa', 'password-too-common'],
  ['maria@example.com', 'password-too-common'],
])('the password %j is refused: %s', async (password, reason) => {
  expect(await signUp(accountStory(database.db), { ...maria, password })).toBeRefused(reason);
});

test('a link of yesterday is dead, and so is one that never was', async () => {
  const story = accountStory(database.db);
  await signUp(story, { ...maria, email: 'late@example.com' });
  const token = await tokenSentTo(story, 'late@example.com', 'confirm-sign-up');
  story.clock.advance({ days: 1 });
  expect(await confirmSignUp(story, { token, userAgent })).toBeRefused('link-expired');
  expect(await confirmSignUp(story, { token: 'nonsense', userAgent })).toBeRefused('link-expired');
});

test('nobody can have a stranger flooded with mail, nor put words into it', async () => {
  const story = accountStory(database.db);
  const victim = { ...maria, email: 'victim@example.com', name: 'Win at evil.example', ip: '203.0.113.9' };
  for (let n = 0; n < 5; n += 1) expect(await signUp(story, victim)).toSucceed();
  expect(await signUp(story, victim)).toBeRefused('too-many-tries');
  const mails = await mailTo(story, victim.email);
  expect(mails).toHaveLength(5);
  expect(JSON.stringify(mails)).not.toContain('evil');
});
