import { expect, test } from 'vitest';
import { allowSuggestions, findMyPreferences } from '#src/reminders/index.ts';
import { aPerson } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

async function aSignedInPerson() {
  const { db, passwords } = site().services;
  const person = await aPerson(db, 'Maria', { passwordHash: await passwords.hash(password) });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, by: { personId: person.id } };
}

test('a learner chooses reminders; the box of suggestions is not ticked, and what was agreed to stands below', async () => {
  const { by, ...maria } = await aSignedInPerson();
  const page = await maria.get('/my/preferences');
  expect(page.text.match(/<input[^>]*name="wanted"[^>]*checked/g)).toHaveLength(4);
  expect(page.text).toMatch(/<input[^>]*name="agree"[^>]*>/);
  expect(page.text).not.toMatch(/<input[^>]*name="agree"[^>]*checked/);

  const saved = await maria.post('/my/preferences?_action=preferences.save', { wanted: 'sessions', timeZone: '' });
  expect(saved).toMatchObject({ status: 303, to: '/my/preferences?done=saved' });
  expect((await findMyPreferences(site().services, { by })).wanted).toEqual(['sessions']);

  const unticked = await maria.post('/my/preferences?_action=preferences.allowSuggestions', {});
  expect([unticked.status, unticked.text.includes('Tick the box if you want suggestions')]).toEqual([400, true]);
  await maria.post('/my/preferences?_action=preferences.allowSuggestions', { agree: 'yes' });
  expect((await maria.get('/my/preferences')).text).toContain('It stands');
});

test('a mail provider stops suggestions with one POST, without Origin or sign-in; opening the link does not', async () => {
  const { services, url } = site();
  const person = await aPerson(services.db);
  const by = { personId: person.id };
  await allowSuggestions(services, { by });
  const link = `${url}/unsubscribe/${person.id}.${services.signature('stop-suggestions', person.id)}`;
  const opened = await fetch(link);
  expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect((await findMyPreferences(services, { by })).consent).not.toBeNull();

  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  for (const time of ['first', 'second']) {
    const answer = await fetch(link, oneClick);
    expect([time, answer.status]).toEqual([time, 200]);
  }
  expect((await findMyPreferences(services, { by })).consent).toBeNull();
  expect((await fetch(`${link}x`, oneClick)).status).toBe(404);
  // Only the address itself: not one that names a form.
  expect((await fetch(`${link}?_action=preferences.save`, oneClick)).status).toBe(403);
});
