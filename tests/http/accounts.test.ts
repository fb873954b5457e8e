import { expect, test, vi } from 'vitest';
import { aPerson, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite();
const password = 'drying-is-a-science';

const browser = () => aVisitor(site());

const signInForm = '/sign-in?_action=accounts.signIn';

async function aPersonWithPassword(name: string) {
  const { db, passwords } = site().services;
  return aPerson(db, name, { passwordHash: await passwords.hash(password) });
}

/** The link in the newest mail to this address. */
async function mailedLink(email: string, subject: string) {
  return vi.waitFor(
    () => {
      const mail = site()
        .inbox.list(email)
        .find((each) => each.subject === subject);
      const url = new URL(/http\S+[?&]token=\S+/.exec(mail?.text ?? '')?.[0] ?? 'no mail yet');
      return { path: url.pathname + url.search, token: url.searchParams.get('token') ?? '' };
    },
    { timeout: 10_000, interval: 50 },
  );
}

test('somebody signs up, confirms by the button behind the mailed link, and is where they wanted to be', async () => {
  const zoe = browser();
  const email = 'zoe@example.com';
  const form = { name: 'زوي <b>Zoë</b> 🦺', email, password, to: '/my/profile' };
  expect(await zoe.post('/sign-up?_action=accounts.signUp', form)).toMatchObject({
    status: 303,
    to: '/sign-up?sent=yes',
  });
  const link = await mailedLink(email, 'Confirm your e-mail to open your account');
  for (const look of [await zoe.get(link.path), await zoe.get(link.path)]) {
    expect(look.status).toBe(200);
    expect(look.text).toContain('زوي &lt;b&gt;Zoë&lt;/b&gt; 🦺');
  }
  const confirmed = await zoe.post('/sign-up/confirm?_action=accounts.confirmSignUp', {
    token: link.token,
    to: '/my/profile',
  });
  expect(confirmed).toMatchObject({ status: 303, to: '/my/profile' });
  expect(confirmed.response.headers.getSetCookie()[0]).toMatch(/^accrue_session=.+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await zoe.get('/my/profile')).status).toBe(200);
  expect((await zoe.get(link.path)).status).toBe(410);
});

test('a form comes back with words beside the fields, what was typed, and never a password', async () => {
  const { status, text } = await browser().post(signInForm, {
    email: 'not an "e-mail"',
    password: 'typed-secret',
    to: '/my/x',
  });
  expect(status).toBe(400);
  expect(text).toContain('Enter an e-mail like name@example.com');
  expect(text).toContain('value="not an &quot;e-mail&quot;"');
  expect(text).toContain('value="/my/x"');
  expect(text).not.toContain('typed-secret');
  const wrong = await browser().post(signInForm, { email: 'nobody@example.com', password: 'typed-secret' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('do not fit together');
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
  'signing in never leads to %s',
  async (to) => {
    const { email } = await aPersonWithPassword('Maria');
    expect(await browser().post(signInForm, { email, password, to })).toMatchObject({ status: 303, to: '/my' });
  },
);

test('opening a sign-in link signs nobody in; its button does', async () => {
  const { email } = await aPersonWithPassword('Linh');
  const linh = browser();
  await linh.post('/sign-in?_action=accounts.sendSignInLink', { linkEmail: email, to: '/my/security' });
  const link = await mailedLink(email, 'Your sign-in link');
  await linh.get(link.path);
  expect((await linh.get('/my/profile')).to).toBe('/sign-in?to=%2Fmy%2Fprofile');
  const pressed = await linh.post('/sign-in/link?_action=accounts.useSignInLink', {
    token: link.token,
    to: '/my/security',
  });
  expect(pressed.to).toBe('/my/security');
  expect((await linh.get('/my/profile')).status).toBe(200);
});

test('the counter is open to those who work there', async () => {
  const kerry = await aPersonWithPassword('Kerry');
  await aStaffGrant(site().services.db, kerry.id, 'coordinator');
  const atWork = browser();
  expect((await atWork.post(signInForm, { email: kerry.email, password })).to).toBe('/staff');
  const { email } = await aPersonWithPassword('Jo');
  const learner = browser();
  await learner.post(signInForm, { email, password });
  expect((await learner.get('/my/security')).status).toBe(200);
});

test('signing out ends the session', async () => {
  const { email } = await aPersonWithPassword('Ana');
  const ana = browser();
  await ana.post(signInForm, { email, password });
  expect((await ana.post('/sign-out?_action=accounts.signOut', {})).to).toBe('/');
  expect((await ana.get('/my/profile')).to).toContain('/sign-in');
});

test('whatever is no form of ours is turned away in words', async () => {
  expect((await browser().post('/sign-in?_action=accounts.nonsense', {})).status).toBe(404);
  const huge = await browser().post(signInForm, { email: 'a'.repeat(300_000), password });
  expect(huge.status).toBe(413);
  expect(huge.text).toContain('too large');
});
