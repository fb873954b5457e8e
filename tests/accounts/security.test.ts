import { expect, test } from 'vitest';
import {
  changePassword,
  confirmEmailChange,
  findViewer,
  listLoginSessions,
  requestEmailChange,
  resetPassword,
  revokeLoginSession,
  sendPasswordReset,
  sendSignInLink,
  signIn,
  useSignInLink,
} from '#src/accounts/index.ts';
import { useDatabase } from '#tests/support/database.ts';
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

const ip = '203.0.113.1';
const newPassword = 'humidity-and-patience';

async function signInAgain(story: Story, email: string, password = goodPassword) {
  const result = await signIn(story, { email, password, ip, userAgent: 'Firefox/140 (Windows NT 10.0)' });
  if (!result.ok) throw new Error(result.reason);
  return result.value.cookie.value;
}

test('a forgotten password is replaced once and ends every session', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'forgot@example.com');
  story.clock.advance({ minutes: 1 });
  expect(await sendPasswordReset(story, { email: 'forgot@example.com', ip })).toSucceed();
  const token = await tokenSentTo(story, 'forgot@example.com', 'reset-password');
  story.clock.advance({ minutes: 1 });
  expect(await resetPassword(story, { token, password: 'short', userAgent })).toBeRefused('password-too-short');
  const reset = () => resetPassword(story, { token, password: newPassword, userAgent });
  const results = await Promise.all([reset(), reset(), reset()]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await resetPassword(story, { token, password: 'yet-another-one', userAgent })).toBeRefused('link-used');
  expect(await findViewer(story, member.cookie)).toBeNull();
  expect(await signIn(story, { email: member.email, password: goodPassword, ip, userAgent })).toBeRefused(
    'wrong-credentials',
  );
  await signInAgain(story, member.email, newPassword);
  expect((await mailTo(story, member.email)).at(-1)).toMatchObject({ kind: 'password-changed', carriesSecret: false });
});

test('an unknown e-mail gets no reset mail and the same answer', async () => {
  const story = accountStory(database.db);
  expect(await sendPasswordReset(story, { email: 'nobody@example.com', ip })).toEqual({ ok: true, value: undefined });
  expect(await mailTo(story, 'nobody@example.com')).toEqual([]);
});

test('a changed password keeps this session, ends the others and kills links that are out', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'change@example.com');
  const other = await signInAgain(story, member.email);
  await sendSignInLink(story, { email: member.email, ip });
  const link = await tokenSentTo(story, member.email, 'sign-in-link');
  const change = { by: member, current: goodPassword, password: newPassword };
  expect(await changePassword(story, { ...change, current: 'not-the-one' })).toBeRefused('wrong-password');
  expect(await changePassword(story, change)).toSucceed();
  expect(await changePassword(story, change)).toBeRefused('wrong-password');
  expect(await findViewer(story, member.cookie)).not.toBeNull();
  expect(await findViewer(story, other)).toBeNull();
  expect(await useSignInLink(story, { token: link, userAgent })).toBeRefused('link-expired');
  expect(await journalOf(story, member.personId)).toContain('person.password-changed');
});

test('an e-mail changes when the new address confirms, and the old one is told', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'old@example.com');
  story.clock.advance({ minutes: 1 });
  const change = { by: member, newEmail: 'new@example.com', password: goodPassword, ip };
  expect(await requestEmailChange(story, { ...change, password: 'not-the-one' })).toBeRefused('wrong-password');
  expect(await requestEmailChange(story, { ...change, newEmail: 'OLD@example.com' })).toBeRefused('same-email');
  expect(await requestEmailChange(story, change)).toSucceed();
  expect(await findViewer(story, member.cookie)).toMatchObject({ email: 'old@example.com' });
  const token = await tokenSentTo(story, 'new@example.com', 'confirm-new-email');
  story.clock.advance({ minutes: 1 });
  expect(await confirmEmailChange(story, { token })).toSucceed();
  expect(await confirmEmailChange(story, { token })).toBeRefused('link-used');
  expect(await findViewer(story, member.cookie)).toMatchObject({ email: 'new@example.com', emailVerified: true });
  const told = (await mailTo(story, 'old@example.com')).map(({ kind }) => kind);
  expect(told).toEqual(['confirm-sign-up', 'email-change-asked', 'email-changed']);
});

test('an e-mail that somebody has is never taken over', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'first@example.com');
  await aMember(story, 'second@example.com');
  const change = { by: member, newEmail: 'second@example.com', password: goodPassword, ip };
  story.clock.advance({ minutes: 1 });
  expect(await requestEmailChange(story, change)).toEqual({ ok: true, value: undefined });
  expect((await mailTo(story, 'second@example.com')).at(-1)).toMatchObject({ kind: 'email-taken' });
  await requestEmailChange(story, { ...change, newEmail: 'third@example.com' });
  const token = await tokenSentTo(story, 'third@example.com', 'confirm-new-email');
  await aMember(story, 'third@example.com');
  expect(await confirmEmailChange(story, { token })).toBeRefused('email-taken');
});

test('sessions are listed, and one is revoked by its owner only', async () => {
  const story = accountStory(database.db);
  const member = await aMember(story, 'lists@example.com');
  const stranger = await aMember(story, 'stranger@example.com');
  story.clock.advance({ minutes: 1 });
  const laptop = await signInAgain(story, member.email);
  const sessions = await listLoginSessions(story, { by: member });
  expect(sessions).toMatchObject([
    { device: 'Firefox on Windows', isThisOne: false },
    { device: 'Safari on iPhone', isThisOne: true },
  ]);
  const sessionHash = sessions[0]?.sessionHash ?? '';
  expect(await revokeLoginSession(story, { by: stranger, sessionHash })).toSucceed();
  expect(await findViewer(story, laptop)).not.toBeNull();
  expect(await revokeLoginSession(story, { by: member, sessionHash })).toSucceed();
  expect(await revokeLoginSession(story, { by: member, sessionHash })).toSucceed();
  expect(await findViewer(story, laptop)).toBeNull();
  expect((await journalOf(story, member.personId)).filter((line) => line === 'person.session-revoked')).toHaveLength(1);
});
