import { expect, test } from 'vitest';
import {
  claimAccount,
  addClaimLink,
  findOrAddPerson,
  findViewer,
  forgetExpired,
  isStaff,
  isTrainer,
  sendSignInLink,
  signIn,
  signOut,
  useSignInLink,
} from '#src/accounts/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aStaffGrant } from '#tests/support/builders.ts';
import {
  accountStory,
  aMember,
  goodPassword,
  journalOf,
  mailTo,
  type Story,
  tokenSentTo,
  userAgent,
} from './account-story.ts';

const database = useDatabase();

const from = { ip: '203.0.113.1', userAgent };

async function book(story: Story, email: string) {
  return story.db.transaction().execute((trx) => findOrAddPerson(trx, { email, name: 'Jo', at: story.clock.now() }));
}

test('the right password signs in, whatever the case of the e-mail', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'maria@example.com');
  const result = await signIn(story, { email: 'MARIA@example.com', password: goodPassword, ...from });
  if (!result.ok) throw new Error(result.reason);
  expect(result.value.cookie).toMatchObject({
    name: 'accrue_session',
    attributes: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
  });
  expect(await findViewer(story, result.value.cookie.value)).toMatchObject({
    personId: member.personId,
    emailVerified: true,
    grants: [],
    memberships: [],
    instructorId: null,
  });
});

test('the session id is kept nowhere in clear', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'hashed@example.com');
  const rows = await story.db.selectFrom('loginSessions').selectAll().where('personId', '=', member.personId).execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.idHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(rows)).not.toContain(member.cookie);
  expect(await findViewer(story, rows[0]?.idHash)).toBeNull();
});

test('a wrong password, an unknown e-mail and a person without a password are refused alike', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'wrong@example.com');
  await book(story, 'no-password@example.com');
  for (const email of ['wrong@example.com', 'nobody@example.com', 'no-password@example.com'])
    expect(await signIn(story, { email, password: 'not-the-password', ...from })).toEqual({
      ok: false,
      reason: 'wrong-credentials',
    });
  expect(await journalOf(story, member.personId)).toEqual(['person.signed-up', 'person.sign-in-failed']);
});

test('of twenty wrong tries at once, exactly ten are looked at', async () => {
  const story = accountStory(database.db);
  await aMember(story, 'guessed@example.com');
  const guess = () =>
    signIn(story, { email: 'guessed@example.com', password: 'a-wrong-guess', ...from, ip: '198.51.100.7' });
  const results = await Promise.all(Array.from({ length: 20 }, guess));
  const reasons = results.map((result) => (result.ok ? 'in' : result.reason));
  expect(reasons.filter((reason) => reason === 'wrong-credentials')).toHaveLength(10);
  expect(reasons.filter((reason) => reason === 'too-many-tries')).toHaveLength(10);
  expect(await signIn(story, { email: 'guessed@example.com', password: goodPassword, ...from })).toMatchObject({
    reason: 'too-many-tries',
    retryAfterSeconds: expect.any(Number),
  });
});

test('honest sign-ins never use up the tries', async () => {
  const story = accountStory(database.db);
  await aMember(story, 'often@example.com');
  for (let n = 0; n < 12; n += 1)
    expect(
      await signIn(story, { email: 'often@example.com', password: goodPassword, ...from, ip: '198.51.100.8' }),
    ).toSucceed();
});

test('a session lives thirty days from the last visit', async () => {
  const story = accountStory(database.db);
  const { cookie } = await aMember(story, 'sliding@example.com');
  story.clock.advance({ days: 20 });
  expect(await findViewer(story, cookie)).not.toBeNull();
  story.clock.advance({ days: 20 });
  expect(await findViewer(story, cookie)).not.toBeNull();
  story.clock.advance({ days: 31 });
  expect(await findViewer(story, cookie)).toBeNull();
});

test('signing out ends the session, and again changes nothing', async () => {
  const story = accountStory(database.db);
  const { cookie } = await aMember(story, 'out@example.com');
  expect(await signOut(story, cookie)).toMatchObject({ value: '', attributes: { maxAge: 0 } });
  expect(await findViewer(story, cookie)).toBeNull();
  await signOut(story, cookie);
  await signOut(story, undefined);
});

test('rights come with the viewer', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'staff@example.com');
  await aStaffGrant(story.db, member.personId, 'coordinator');
  const organisationId = crypto.randomUUID();
  const createdAt = story.clock.now();
  await story.db.insertInto('organisations').values({ id: organisationId, name: 'Dry Co', createdAt }).execute();
  await story.db
    .insertInto('organisationMemberships')
    .values({ organisationId, personId: member.personId, role: 'booker', createdAt })
    .execute();
  const viewer = await findViewer(story, member.cookie);
  expect(viewer).toMatchObject({
    grants: [{ role: 'coordinator', scope: null }],
    memberships: [{ organisationId, role: 'booker' }],
  });
  expect(viewer && [isStaff(viewer), isTrainer(viewer)]).toEqual([true, false]);
  expect([isStaff(member), isTrainer(member)]).toEqual([false, false]);
});

test('a mailed link signs in once, even when pressed twenty times at the same moment', async () => {
  const story = accountStory(database.db);
  const booked = await book(story, 'linked@example.com');
  expect(await sendSignInLink(story, { email: 'linked@example.com', ip: from.ip, to: '/my' })).toSucceed();
  const token = await tokenSentTo(story, 'linked@example.com', 'sign-in-link');
  expect(await mailTo(story, 'linked@example.com')).toMatchObject([{ carriesSecret: true }]);
  const press = () => useSignInLink(story, { token, userAgent });
  const results = await Promise.all(Array.from({ length: 20 }, press));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toBeRefused('link-used');
  const cookie = results.flatMap((result) => (result.ok ? [result.value.cookie.value] : []))[0];
  expect(await findViewer(story, cookie)).toMatchObject({ personId: booked.personId, emailVerified: true });
});

test('a sign-in link is stored as a hash, is dead after fifteen minutes and good for nothing else', async () => {
  const story = accountStory(database.db);
  await book(story, 'slow@example.com');
  await sendSignInLink(story, { email: 'slow@example.com', ip: from.ip });
  const token = await tokenSentTo(story, 'slow@example.com', 'sign-in-link');
  const rows = await story.db.selectFrom('emailTokens').selectAll().where('email', '=', 'slow@example.com').execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await claimAccount(story, { token, password: goodPassword, userAgent })).toBeRefused('link-expired');
  story.clock.advance({ minutes: 15 });
  expect(await useSignInLink(story, { token, userAgent })).toBeRefused('link-expired');
});

test('an unknown e-mail gets the same answer and no mail', async () => {
  const story = accountStory(database.db);
  expect(await sendSignInLink(story, { email: 'stranger@example.com', ip: from.ip })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await mailTo(story, 'stranger@example.com')).toEqual([]);
});

test('the buyer of an order claims an account once', async () => {
  const story = accountStory(database.db);
  const { personId } = await book(story, 'buyer@example.com');
  const at = story.clock.now();
  const claimLink = () => story.db.transaction().execute((trx) => addClaimLink(trx, story.site, { personId, at }));
  const token = new URL((await claimLink()) ?? '').searchParams.get('token') ?? '';
  const other = new URL((await claimLink()) ?? '').searchParams.get('token') ?? '';
  expect(await claimAccount(story, { token, password: 'short', userAgent })).toBeRefused('password-too-short');
  expect(await claimAccount(story, { token, password: goodPassword, userAgent })).toSucceed();
  expect(await claimAccount(story, { token, password: goodPassword, userAgent })).toBeRefused('link-used');
  expect(await claimAccount(story, { token: other, password: 'another-password', userAgent })).toBeRefused(
    'link-expired',
  );
  expect(await claimLink()).toBeNull();
  expect(await signIn(story, { email: 'buyer@example.com', password: goodPassword, ...from })).toSucceed();
});

test('what is over is forgotten', async () => {
  const story = accountStory(database.db);
  await aMember(story, 'gone@example.com');
  story.clock.advance({ days: 40 });
  await forgetExpired(story);
  expect(await story.db.selectFrom('loginSessions').selectAll().execute()).toEqual([]);
  expect(await story.db.selectFrom('emailTokens').selectAll().where('purpose', '=', 'sign-up').execute()).toEqual([]);
});
