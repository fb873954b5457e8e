import { beforeAll, describe, expect, test } from 'vitest';
import { changeSessions } from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aCourse, aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite();
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

async function aMember(name: string, role?: 'coordinator') {
  const person = await aPerson(site().services.db, name, { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return visitor;
}

/** A session months ahead, with somebody in it who has paid, and another date. */
async function aSoldSession() {
  const { db, clock } = site().services;
  const on = addDays(dateIn('Australia/Sydney', clock.now()), 60);
  const course = await aCourse(db, { priceCents: 38_500 });
  const [session, other] = [await aSession(db, { course, on }), await aSession(db, { course, on: addDays(on, 7) })];
  const seat = await aSeat(db, { session, priceCents: 38_500 });
  return { session, other, seat, today: dateIn('Australia/Sydney', clock.now()) };
}

async function keyOf(orderId: string): Promise<string> {
  const { db } = site().services;
  const order = await db
    .selectFrom('orders')
    .select(['id', 'linkVersion'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return orderLinkKey(site().services, order);
}

describe('a session that is cancelled at the counter', () => {
  test('is previewed, reported on, and answered by whoever paid without signing in', async () => {
    const kerry = await aMember('Kerry', 'coordinator');
    const { session, other, seat, today } = await aSoldSession();
    const page = `/staff/sessions/${session.id}/cancellation`;
    const preview = await kerry.get(page);
    for (const words of ['1 person holds a seat', 'at most $385.00 goes back']) expect(preview.text).toContain(words);
    const action = `${page}?_action=sessionChanges.cancel`;
    const wrong = { sessionId: session.id, reason: 'Flood', decideOn: addDays(today, 90) };
    const refused = await kerry.post(action, wrong);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('At most 60 days from now');
    expect(refused.text).toContain('Flood');
    const done = await kerry.post(action, { ...wrong, decideOn: addDays(today, 14) });
    expect(done).toMatchObject({ status: 303, to: expect.stringContaining(`/staff/sessions/${session.id}/changes/`) });
    await changeSessions(site().services);
    const report = await kerry.get(done.to ?? '');
    for (const words of ['Cancelled session: report', 'Asked', seat.reference]) expect(report.text).toContain(words);

    const changeId = /changes\/([^?]+)/.exec(done.to ?? '')?.[1] ?? '';
    const key = await keyOf(seat.orderId);
    const choices = `/orders/${seat.orderId}/changes/${changeId}`;
    const buyer = aVisitor(site());
    const shown = await buyer.get(`${choices}?key=${key}`);
    for (const words of ['Money back: $385.00', 'Another date:', 'as your balance'])
      expect(shown.text).toContain(words);
    const send = `${choices}?_action=sessionChanges.choose&key=${key}`;
    const nothing = await buyer.post(send, { orderId: seat.orderId, changeId, key });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose what you prefer');
    const sent = { orderId: seat.orderId, changeId, key, [`choice.${seat.id}`]: `transfer:${other.id}` };
    expect(await buyer.post(send, sent)).toMatchObject({ status: 303 });
    expect(await buyer.post(send, sent)).toMatchObject({ status: 303 });
    expect((await buyer.get(`${choices}?key=${key}`)).text).toContain('Moved to another date');
    expect((await kerry.get(done.to ?? '')).text).toContain('Every seat is dealt with');
  });

  test('is nobody else’s to answer, and its report nobody else’s to read', async () => {
    const kerry = await aMember('Kerry', 'coordinator');
    const { session, seat, today } = await aSoldSession();
    const action = `/staff/sessions/${session.id}/cancellation?_action=sessionChanges.cancel`;
    const done = await kerry.post(action, { sessionId: session.id, reason: 'Flood', decideOn: today });
    const changeId = /changes\/([^?]+)/.exec(done.to ?? '')?.[1] ?? '';
    const path = `/orders/${seat.orderId}/changes/${changeId}`;
    expect((await aVisitor(site()).get(`${path}?key=guess`)).status).toBe(404);
    expect(await aVisitor(site()).get(path)).toMatchObject({ status: 303 });
    const choice = { orderId: seat.orderId, changeId, key: 'guess', [`choice.${seat.id}`]: 'refund' };
    const guessed = await aVisitor(site()).post(`${path}?_action=sessionChanges.choose&key=guess`, choice);
    expect(guessed.status).toBe(404);
    const learner = await aMember('Maria');
    expect((await learner.get(`/staff/sessions/${session.id}/changes/${changeId}`)).status).toBe(403);
    expect((await kerry.get(`/staff/sessions/${session.id}/changes/${session.id}`)).status).toBe(404);
  });
});

test('a session is moved on its own page, with the days kept where they are refused', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const { session, today } = await aSoldSession();
  const page = `/staff/sessions/${session.id}/move`;
  expect((await kerry.get(page)).text).toContain('Move this session');
  const action = `${page}?_action=sessionChanges.move`;
  const given = { sessionId: session.id, reason: 'Ill', decideOn: addDays(today, 14), ifUnanswered: 'keep' };
  const day = { dayDate: addDays(today, 70), dayFrom: '09:00', dayTo: '17:00' };
  const backwards = await kerry.post(action, { ...given, ...day, dayTo: '08:00' });
  expect(backwards.status).toBe(422);
  expect(backwards.text).toContain('It ends before it begins');
  expect(backwards.text).toContain(day.dayDate);
  const done = await kerry.post(action, { ...given, ...day });
  expect(done).toMatchObject({ status: 303, to: expect.stringContaining('done=moved') });
  expect((await kerry.get(done.to ?? '')).text).toContain('Moved session: report');
  expect((await kerry.get(`/staff/sessions/${session.id}`)).text).toContain('Reports on what was changed');
});

test('the agreement page counts every rule, and names the order where one is broken', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const { seat } = await aSoldSession();
  const page = await kerry.get('/staff/agreement');
  expect(page.status).toBe(200);
  for (const words of ['Whoever has a seat has paid what it is given for', 'Tax documents run in sequence']) {
    expect(page.text).toContain(words);
  }
  // The builder's seat is confirmed and paid by its state only: no payment stands behind it.
  expect(page.text).toContain(seat.reference);
});
