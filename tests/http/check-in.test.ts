import { expect, test } from 'vitest';
import { addDays } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSeat, aSession, aStaffGrant, aTermsVersion } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

/** A trainer, signed in, whose session began an hour ago and goes on until midnight, or is so many days ahead. */
async function aDoor(name: string, daysAhead = 0) {
  const { db, passwords, clock } = site().services;
  const trainer = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  await aStaffGrant(db, trainer.id, 'trainer');
  const on = addDays(clock.now().toISOString().slice(0, 10), daysAhead);
  const session = await aSession(db, { instructor: trainer, timeZone: 'UTC', on, from: '00:00', to: '23:59' });
  const seat = await aSeat(db, { session });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: trainer.email, password });
  const address = `/staff/check-in/${session.id}`;
  const mark = { clientId: newId(), seatId: seat.id, dayNumber: 1, kind: 'in', at: clock.now().toISOString() };
  return {
    ...visitor,
    session,
    seat,
    address,
    mark,
    send: (body: object | null) => visitor.postJson(`${address}/marks`, body && { person: trainer.id, ...body }),
    trainer,
  };
}

test('marks are answered one by one, and a device that sends them again hears that they are kept', async () => {
  const { send, mark } = await aDoor('Dana');
  const sent = await send({ marks: [mark, { ...mark, clientId: newId(), seatId: newId() }] });
  expect(JSON.parse(sent.text)).toMatchObject({
    answers: [
      { clientId: mark.clientId, answer: 'kept' },
      {
        answer: 'conflict',
        fault: 'not-in-session',
        words: expect.stringContaining('This session has no such seat or day, so nothing was kept'),
      },
    ],
  });
  expect(sent.response.headers.get('cache-control')).toBe('private, no-store');
  expect(JSON.parse((await send({ marks: [mark] })).text)).toMatchObject({ answers: [{ answer: 'already-kept' }] });
});

test.each([
  ['nothing', null],
  ['no list', { marks: {} }],
  ['a time that is none', { marks: [{ clientId: newId(), seatId: newId(), dayNumber: 1, kind: 'in', at: 'noon' }] }],
  [
    'a whole day',
    { marks: [{ clientId: newId(), seatId: newId(), dayNumber: 1, kind: 'present', at: '2026-12-01T00:00:00Z' }] },
  ],
  ['more than a device queues', { marks: Array.from({ length: 201 }, () => ({})) }],
])('%s is no mark', async (_what, body) => {
  const { send } = await aDoor('Kim');
  expect((await send(body)).status).toBe(400);
});

test('the door of somebody else’s session is not there, and a stranger is sent to sign in', async () => {
  const [one, other] = [await aDoor('Ana'), await aDoor('Sam')];
  expect((await one.get(other.address)).status).toBe(404);
  const marks = { person: one.trainer.id, marks: [other.mark] };
  expect((await one.postJson(`${other.address}/marks`, marks)).status).toBe(404);
  const stranger = await aVisitor(site()).postJson(`${one.address}/marks`, { marks: [one.mark] });
  expect([stranger.status, stranger.to]).toEqual([303, `/sign-in?to=${encodeURIComponent(`${one.address}/marks`)}`]);
});

test('marks of a page that somebody else had opened are not taken for the word of who is signed in now', async () => {
  const [one, other] = [await aDoor('Ida'), await aDoor('Jo')];
  const sent = await one.postJson(`${one.address}/marks`, { person: other.trainer.id, marks: [one.mark] });
  expect(sent.status).toBe(409);
  expect((await one.postJson(`${one.address}/marks`, { marks: [one.mark] })).status).toBe(400);
  expect(JSON.parse((await one.send({ marks: [one.mark] })).text)).toMatchObject({ answers: [{ answer: 'kept' }] });
});

test('without script a ticket is noted by a plain form, once', async () => {
  const { get, post, address, session, seat } = await aDoor('Lee');
  const page = await get(address);
  expect(page.text).toContain('0 of 1 are here');
  expect(page.response.headers.get('permissions-policy')).toContain('camera=(self)');
  const typed = { session: session.id, day: '1', token: newId(), mark: 'ticket', kind: 'in' };
  const noted = await post(`${address}?_action=checkIn.mark`, { ...typed, ticket: seat.ticketCode.toLowerCase() });
  expect(noted.to).toBe(`${address}?day=1&done=in`);
  await post(`${address}?_action=checkIn.mark`, { ...typed, ticket: seat.ticketCode });
  const after = await get(`${address}?day=1&done=in`);
  expect(after.text).toContain('Signed in.');
  expect(after.text).toContain('1 of 1 is here');
  const byName = { ...typed, token: newId(), kind: 'out', ticket: seat.learner.name.toLowerCase() };
  expect((await post(`${address}?_action=checkIn.mark`, byName)).to).toBe(`${address}?day=1&done=out`);
  const wrong = await post(`${address}?_action=checkIn.mark`, { ...typed, ticket: 'T-00000-00000-0' });
  expect([wrong.status, wrong.text.includes('No seat, or more than one, fits that ticket')]).toEqual([422, true]);
});

test('a day ahead says from when it can be marked, and keeps its list for the device until then', async () => {
  const { get, address } = await aDoor('Nia', 2);
  const { text } = await get(address);
  expect(text).toContain('It can be marked from the morning of the day.');
  expect(text).toMatch(/<form [^>]*checkIn\.mark[^>]* hidden/);
  const today = await aDoor('Ola');
  expect((await today.get(today.address)).text).not.toMatch(/<form [^>]*checkIn\.mark[^>]* hidden/);
});

test('somebody without a booking is let in, and no key to their booking stands in the address', async () => {
  const { get, post, address, session } = await aDoor('Kai');
  const { db } = site().services;
  await db.updateTable('courses').set({ priceCents: 0 }).where('id', '=', session.courseId).execute();
  await aTermsVersion(db);
  const page = await get(`${address}/walk-in`);
  const hidden = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  const typed = {
    ...{ session: session.id, formToken: hidden('formToken'), termsVersionId: hidden('termsVersionId') },
    ...{ expectedTotalCents: '0', name: 'Huia Rewi', email: `huia-${newId()}@example.com`, accepted: 'yes' },
  };
  const made = await post(`${address}/walk-in?_action=checkIn.admit`, typed);
  expect([made.status, made.to]).toEqual([303, `${address}/walk-in?form=${typed.formToken}`]);
  expect((await get(made.to ?? '')).text).toContain('Huia Rewi has a seat');
  const stranger = await aDoor('Noa');
  expect((await stranger.get(made.to ?? '')).status).toBe(404);
});

test('a learner opens the room’s QR code, and signs in with what it carries', async () => {
  const { get, address, session, seat } = await aDoor('Mei');
  const { db, passwords } = site().services;
  const passwordHash = await passwords.hash(password);
  await db
    .updateTable('people')
    .set({ passwordHash, emailVerifiedAt: new Date() })
    .where('id', '=', seat.learner.id)
    .execute();
  const shown = await get(`${address}/code`);
  const code = /class="digits"[^>]*>([\d ]+)</.exec(shown.text)?.[1] ?? '';
  expect(shown.response.headers.get('cache-control')).toBe('private, no-store');
  const learner = aVisitor(site());
  await learner.post('/sign-in?_action=accounts.signIn', { email: seat.learner.email, password });
  expect((await learner.get(`${address}/code`)).status).toBe(403);
  const led = await learner.get(`/my/check-in/${session.id}?code=${code.replace(' ', '')}`);
  expect(led.to).toBe(`/my/seats/${seat.id}/check-in?code=${code.replace(' ', '')}`);
  const page = `/my/seats/${seat.id}/check-in`;
  const wrong = await learner.post(`${page}?_action=checkIn.myself`, { seatId: seat.id, kind: 'in', code: '12' });
  expect([wrong.status, wrong.text.includes('That is not the code that stands on the screen now')]).toEqual([
    422,
    true,
  ]);
  const signed = await learner.post(`${page}?_action=checkIn.myself`, { seatId: seat.id, kind: 'in', code });
  expect(signed.to).toBe(`${page}?done=in`);
  expect((await learner.get(`${page}?done=in`)).text).toContain('You are signed in');
  const { to: elsewhere, status } = await learner.get(`/my/check-in/${newId()}`);
  expect([status, elsewhere]).toEqual([404, null]);
});

test('the app can be installed: a manifest, its icons and a worker for the check-in pages alone', async () => {
  const { get } = aVisitor(site());
  const manifest = await get('/check-in/app.webmanifest');
  expect(manifest.response.headers.get('content-type')).toBe('application/manifest+json');
  expect(JSON.parse(manifest.text)).toMatchObject({ start_url: '/staff/check-in', scope: '/staff/check-in' });
  expect((await get('/check-in/icon-192.png')).status).toBe(200);
  expect((await get('/staff/check-in-worker.js')).response.headers.get('content-type')).toMatch(/^text\/javascript/);
});
