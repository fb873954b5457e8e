import { beforeEach, expect, test } from 'vitest';
import { offerSeats, waitingKey } from '#src/enrolment/index.ts';
import { aCourse, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { openShop } from './checkout-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

/** A session of one seat that somebody has. */
async function aFullSession(title: string) {
  const { db } = site().services;
  const session = await aSession(db, { course: await aCourse(db, { title }), seats: 1 });
  return { session, seat: await aSeat(db, { session }) };
}

const joining = (session: { id: string; courseId: string }, email: string): [string, string][] => [
  ['courseId', session.courseId],
  ['sessionId', session.id],
  ['name', 'Wanda Wait'],
  ['email', email],
  ['party', '1'],
];

async function entryOf(email: string) {
  const { db } = site().services;
  const entry = await db
    .selectFrom('waitingEntries')
    .select(['id', 'state'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (!entry) throw new Error(`${email} is not on the list`);
  return { ...entry, key: waitingKey(site().services, entry.id) };
}

test('from a full date to its list, an offer and the checkout; opening a link changes nothing', async () => {
  const { session, seat } = await aFullSession('Drying cellars');
  const buyer = visitor();
  expect((await buyer.get(`/sessions/${session.id}`)).text).toContain(`/waiting-list/new?session=${session.id}`);
  expect((await buyer.get(`/waiting-list/new?session=${session.id}`)).text).toContain('Drying cellars');
  const joined = await buyer.post(
    `/waiting-list/new?_action=waiting.join&session=${session.id}`,
    joining(session, 'wanda@example.com'),
  );
  expect(joined).toMatchObject({ status: 303, to: '/waiting-list/joined' });
  const { id, key } = await entryOf('wanda@example.com');
  const place = `/waiting-list/${id}?key=${key}`;
  expect((await buyer.get(place)).text).toContain('Confirm that you wait');
  const confirmed = await buyer.post(`/waiting-list/${id}?_action=waiting.confirm&key=${key}`, [
    ['entryId', id],
    ['key', key],
  ]);
  expect(confirmed).toMatchObject({ status: 303, to: `/waiting-list/${id}?key=${key}&done=confirmed` });
  expect((await buyer.get(place)).text).toContain('You are next');

  const { db } = site().services;
  await db
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: clock.now() })
    .where('id', '=', seat.id)
    .execute();
  expect((await buyer.get(`/sessions/${session.id}`)).text).toContain('This date is full');
  await offerSeats(site().services);
  const offer = await buyer.get(`/waiting-list/${id}/offer?key=${key}`);
  expect(offer.text).toContain('A seat is kept for you');
  expect(offer.text).toContain('Until Wed 2 Dec 2026, 11:00 am AEDT');
  expect((await entryOf('wanda@example.com')).state).toBe('offered');
  const form: [string, string][] = [
    ['entryId', id],
    ['key', key],
  ];
  const taken = await buyer.post(`/waiting-list/${id}/offer?_action=waiting.take&key=${key}`, form);
  expect(taken).toMatchObject({ status: 303, to: '/checkout' });
  const checkout = await buyer.get('/checkout');
  expect(checkout.status).toBe(200);
  expect(checkout.text).toContain('Drying cellars');
  expect(checkout.text).not.toContain('Join the waiting list');
  expect((await entryOf('wanda@example.com')).state).toBe('offered');

  const declined = await buyer.post(`/waiting-list/${id}/offer?_action=waiting.decline&key=${key}`, form);
  expect(declined.status).toBe(303);
  expect((await buyer.get(`/waiting-list/${id}/offer?key=${key}`)).status).toBe(410);
  expect((await buyer.get(place)).text).toContain('You declined the offer');
});

test('a place and an offer are not shown to whoever guesses', async () => {
  const { session } = await aFullSession('Drying attics');
  await visitor().post(
    `/waiting-list/new?_action=waiting.join&session=${session.id}`,
    joining(session, 'ann@example.com'),
  );
  const { id } = await entryOf('ann@example.com');
  for (const path of [
    `/waiting-list/${id}`,
    `/waiting-list/${id}?key=guessed`,
    `/waiting-list/${id}/offer?key=guessed`,
  ]) {
    const page = await visitor().get(path);
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('Drying attics');
  }
  const leave = await visitor().post(`/waiting-list/${id}?_action=waiting.leave`, [['entryId', id]]);
  expect(leave.status).toBe(404);
  expect((await entryOf('ann@example.com')).state).toBe('waiting');
});

test('faults stand beside their fields, and what was typed is kept', async () => {
  const { session } = await aFullSession('Drying sheds');
  const faulty: [string, string][] = [
    ['courseId', session.courseId],
    ['sessionId', session.id],
    ['name', 'Wanda Wait'],
    ['email', 'no address'],
    ['party', '21'],
  ];
  const path = `/waiting-list/new?_action=waiting.join&session=${session.id}`;
  const page = await visitor().post(path, faulty);
  expect(page.status).toBe(400);
  expect(page.text).toContain('Enter an e-mail like name@example.com');
  expect(page.text).toContain('value="Wanda Wait"');
  const large = faulty.map(([name, value]): [string, string] => [name, name === 'email' ? 'w@example.com' : value]);
  const refused = await visitor().post(path, large);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Enter a number from 1 to 20');
});

test('joining again and again with one e-mail is stopped', async () => {
  const { session } = await aFullSession('Drying barns');
  const path = `/waiting-list/new?_action=waiting.join&session=${session.id}`;
  const statuses = [];
  for (let time = 0; time < 7; time += 1)
    statuses.push((await visitor().post(path, joining(session, 'often@example.com'))).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
});
