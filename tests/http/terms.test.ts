import { beforeAll, expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSession, aStaffGrant, aTermsVersion } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

/** Somebody signed in at their own browser, with this right. */
async function aMember(role?: 'coordinator' | 'trainer') {
  const person = await aPerson(site().services.db, 'Kerry', { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return visitor;
}

/** The value of a hidden field in a page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const publish = '/staff/terms/new?_action=terms.publish';

test('before the first terms hold, a buyer is shown that nothing can be bought yet', async () => {
  const session = await aSession(site().services.db, { on: '2027-02-03' });
  const buyer = aVisitor(site());
  await buyer.get(`/checkout/new?session=${session.id}`);
  expect(await buyer.get('/checkout')).toMatchObject({ status: 303, to: '/terms' });
  expect((await buyer.get('/terms')).text).toContain('Nothing can be bought until they are');
});

test('staff write the first terms, look at them, publish them, and the next from a day to come', async () => {
  const kerry = await aMember('coordinator');
  expect((await kerry.get('/staff/terms')).text).toContain('No terms yet');
  const blank = (await kerry.get('/staff/terms/new')).text;
  const fields = { termsId: hidden(blank, 'termsId'), latestId: '', fromDay: '', fromTime: '' };
  const missing = await kerry.post(publish, { ...fields, body: '' });
  expect(missing.status).toBe(400);
  expect(missing.text).toContain('Write the terms');
  const body = '## Paying\n\nBy <script>alert(1)</script> card.';
  const shown = await kerry.post(publish, { ...fields, body, preview: '1' });
  expect(shown.status).toBe(200);
  for (const words of ['Nothing is published yet', '<h2 id="section-paying">Paying</h2>'])
    expect(shown.text).toContain(words);
  expect(shown.text).not.toContain('<script>alert(1)');
  expect((await kerry.get('/staff/terms')).text).toContain('No terms yet');
  const page = `/staff/terms/${fields.termsId}`;
  for (const _ of ['once', 'twice'])
    expect(await kerry.post(publish, { ...fields, body })).toMatchObject({ status: 303, to: `${page}?done=terms` });
  expect((await aVisitor(site()).get('/terms')).text).toContain('Paying');
  expect((await kerry.get(page)).text).toMatch(/In force.*Published version/s);

  const next = (await kerry.get('/staff/terms/new')).text;
  expect(next).toContain('## Paying');
  const later = { termsId: hidden(next, 'termsId'), latestId: hidden(next, 'latestId'), fromTime: '09:00' };
  const past = await kerry.post(publish, { ...later, body: 'New terms.', fromDay: '2026-01-01' });
  expect(past.status).toBe(422);
  expect(past.text).toContain('This moment has passed');
  const same = await kerry.post(publish, { ...later, body, fromDay: '2099-01-01' });
  expect(same.status).toBe(409);
  expect(await kerry.post(publish, { ...later, body: 'New terms.', fromDay: '2099-01-01' })).toMatchObject({
    status: 303,
  });
  expect((await kerry.get('/staff/terms')).text).toContain('Still ahead');
  expect((await aVisitor(site()).get('/terms')).text).not.toContain('New terms.');
});

test('the terms at the counter are closed to trainers and learners; an unknown version is not found', async () => {
  await aTermsVersion(site().services.db);
  const kerry = await aMember('coordinator');
  for (const id of [newId(), 'no-id']) expect((await kerry.get(`/staff/terms/${id}`)).status).toBe(404);
  for (const role of ['trainer', undefined] as const) {
    const other = await aMember(role);
    for (const path of ['', '/new', `/${newId()}`]) expect((await other.get(`/staff/terms${path}`)).status).toBe(403);
    const fields = { termsId: newId(), latestId: '', body: 'Mine', fromDay: '', fromTime: '' };
    expect((await other.post(publish, fields)).status).toBe(403);
  }
});

test('the page of the terms shows the next version from its moment on, however lately it was looked at', async () => {
  const { db, clock, pages } = site().services;
  await aTermsVersion(db);
  const soon = new Date(clock.now().getTime() + 1500);
  const next = { id: newId(), version: 'next', body: 'No refunds on Sundays.', publishedAt: soon };
  await db.insertInto('termsVersions').values(next).execute();
  await pages.changed('terms');
  const shown = async () => (await aVisitor(site()).get('/terms')).text.includes(next.body);
  expect(await shown()).toBe(false);
  await expect.poll(shown, { timeout: 5000 }).toBe(true);
});
