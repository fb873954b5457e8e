import { beforeAll, expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSession, aStaffGrant } from '#tests/support/builders.ts';
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
  return { ...visitor, person };
}

/** The value of a hidden field in a page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const texts = {
  ...{ name: 'Priya <Raman>', headline: 'Mould', certifications: 'Holds AMRT', bio: 'Asks where the water came from.' },
  accountEmail: '',
};

test('staff add an instructor, correct them, and the public reads it', async () => {
  const kerry = await aMember('coordinator');
  const instructorId = hidden((await kerry.get('/staff/instructors/new')).text, 'instructorId');
  const create = '/staff/instructors/new?_action=instructors.create';
  const refused = await kerry.post(create, {
    ...texts,
    instructorId,
    headline: '',
    accountEmail: 'nobody@example.com',
  });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Say in a few words what they teach');
  expect(refused.text).toContain('value="Priya <Raman>"');
  const stranger = await kerry.post(create, { ...texts, instructorId, accountEmail: 'nobody@example.com' });
  expect(stranger.status).toBe(422);
  expect(stranger.text).toContain('Nobody has an account with this e-mail');
  const page = `/staff/instructors/${instructorId}`;
  for (const _ of ['once', 'twice'])
    expect(await kerry.post(create, { ...texts, instructorId })).toMatchObject({ to: `${page}?done=instructor` });

  const session = await aSession(site().services.db);
  await site().services.db.insertInto('sessionInstructors').values({ sessionId: session.id, instructorId }).execute();
  const shown = await kerry.get(page);
  for (const words of ['Drying Timber Floors', 'Added the instructor', 'Retire the instructor'])
    expect(shown.text).toContain(words);
  const mark = { instructorId, updatedAt: hidden(shown.text, 'updatedAt') };
  const edit = `${page}?_action=instructors.edit`;
  expect(await kerry.post(edit, { ...texts, ...mark, bio: 'Asks first.' })).toMatchObject({ status: 303 });
  const late = await kerry.post(edit, { ...texts, ...mark, bio: 'Late.' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('>Late.</textarea>');
  const publicly = (await aVisitor(site()).get(`/sessions/${session.id}`)).text;
  for (const words of ['Priya &lt;Raman&gt;', 'Holds AMRT', 'Asks first.']) expect(publicly).toContain(words);

  const kept = await kerry.post(`${page}?_action=instructors.retire`, { instructorId });
  expect(kept.status).toBe(409);
  expect(kept.text).toContain('A session to come names them');
  await site().services.db.deleteFrom('sessionInstructors').where('sessionId', '=', session.id).execute();
  for (const _ of ['once', 'twice'])
    expect(await kerry.post(`${page}?_action=instructors.retire`, { instructorId })).toMatchObject({ status: 303 });
  expect((await kerry.get('/staff/instructors?q=priya')).text).toContain('Retired');
  expect(await kerry.post(`${page}?_action=instructors.reinstate`, { instructorId })).toMatchObject({ status: 303 });
  expect((await kerry.get('/staff/instructors?q=nobody+of+this+name')).text).toContain('Nobody fits');
});

test('the instructors are closed to trainers and learners; an unknown one is not found', async () => {
  const kerry = await aMember('coordinator');
  for (const id of [newId(), 'no-id']) expect((await kerry.get(`/staff/instructors/${id}`)).status).toBe(404);
  for (const role of ['trainer', undefined] as const) {
    const other = await aMember(role);
    const instructorId = newId();
    for (const path of ['', '/new', `/${instructorId}`])
      expect((await other.get(`/staff/instructors${path}`)).status).toBe(403);
    const create = '/staff/instructors/new?_action=instructors.create';
    expect((await other.post(create, { ...texts, instructorId })).status).toBe(403);
  }
});
