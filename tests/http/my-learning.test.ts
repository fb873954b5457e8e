import { expect, test } from 'vitest';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
const pages = ['/my', '/my/credits', '/my/certificates', '/my/papers', '/team'];
const hour = 3_600_000;

/** Somebody who is signed in. */
async function aSignedInPerson(name: string) {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

/** The person's seat in a live stream that begins in so many hours. */
async function aLiveSeat(person: { id: string; name: string; email: string }, hours: number) {
  const { db } = site().services;
  const session = await aSession(db, { delivery: 'live-stream' });
  const startsAt = new Date(Date.now() + hours * hour);
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 2 * hour) };
  await db.updateTable('sessions').set(times).where('id', '=', session.id).execute();
  await db.updateTable('sessionDays').set(times).where('sessionId', '=', session.id).execute();
  return aSeat(db, { session, learner: person });
}

test('signed out, every page leads to sign-in and back', async () => {
  const visitor = aVisitor(site());
  for (const path of [...pages, '/my/seats/some-seat', '/team?when=past'])
    expect(await visitor.get(path)).toMatchObject({
      status: 303,
      to: `/sign-in?${new URLSearchParams({ to: path })}`,
    });
});

test('somebody new is told what will be here, on pages that no cache keeps', async () => {
  const maria = await aSignedInPerson('Maria');
  for (const path of pages) {
    const page = await maria.get(path);
    expect(page.status).toBe(200);
    expect(page.response.headers.get('cache-control')).toContain('no-store');
    expect(page.text).toContain('href="/courses"');
  }
  expect((await maria.get('/team')).text).toContain('You do not book for an organisation yet');
  expect(await maria.get('/my?page=9')).toMatchObject({ status: 303, to: '/my' });
});

test('the way into a live stream opens shortly before the start, to its learner alone, and stands on no page', async () => {
  const [maria, sam] = [await aSignedInPerson('Maria'), await aSignedInPerson('Sam')];
  const [soon, later] = [await aLiveSeat(maria.person, 0.2), await aLiveSeat(maria.person, 2)];
  const wayIn = await maria.get(`/my/seats/${soon.id}/join`);
  expect(wayIn.response.headers.get('location')).toBe('https://stream.example.com/room');
  expect(await maria.get(`/my/seats/${later.id}/join`)).toMatchObject({
    status: 303,
    to: `/my/seats/${later.id}/live`,
  });
  for (const path of [`/my/seats/${soon.id}`, `/my/seats/${soon.id}/live`, `/my/seats/${later.id}/live`])
    expect((await maria.get(path)).text).not.toContain('stream.example.com');
  for (const path of ['', '/live', '/join', '/calendar.ics'])
    expect(await sam.get(`/my/seats/${soon.id}${path}`)).toMatchObject({ status: 404 });
});

test('after a class the exam’s time stands on the seat, and what is noted of it is kept and taken back', async () => {
  const { get, post, person } = await aSignedInPerson('Maria');
  const { db, clock } = site().services;
  const course = await aCourse(db, { kind: 'class', examWithinDays: 45 });
  const on = new Date(clock.now().getTime() - 24 * hour).toISOString().slice(0, 10);
  const seat = await aSeat(db, { session: await aSession(db, { course, on, timeZone: 'UTC' }), learner: person });
  const page = `/my/seats/${seat.id}`;
  expect((await get(page)).text).toContain('within 45 days of the last day of the class: 44 days left');
  const wrong = await post(`${page}?_action=exams.note`, { seatId: seat.id, result: 'passed', satOn: '2020-01-01' });
  expect([wrong.status, wrong.text.includes('Enter a day from')]).toEqual([422, true]);
  const noted = await post(`${page}?_action=exams.note`, { seatId: seat.id, result: 'waiting', satOn: on });
  expect(noted.to).toBe(`${page}?done=exam#exam`);
  expect((await get(`${page}?done=exam`)).text).toContain('Only you see it.');
  await post(`${page}?_action=exams.takeBack`, { seatId: seat.id });
  expect((await get(page)).text).not.toContain('Delete what I noted');
});

test('a seat goes into the calendar, without the secret link', async () => {
  const maria = await aSignedInPerson('Maria');
  const seat = await aLiveSeat(maria.person, 2);
  const calendar = await maria.get(`/my/seats/${seat.id}/calendar.ics`);
  expect(calendar.response.headers.get('content-type')).toContain('text/calendar');
  expect(calendar.response.headers.get('cache-control')).toContain('no-store');
  expect(calendar.text).toContain('BEGIN:VEVENT');
  expect(calendar.text).not.toContain('stream.example.com');
});

test('a name in any script, and one with a tag, is shown as it is', async () => {
  const { db } = site().services;
  const maria = await aSignedInPerson('Maria');
  const seat = await aSeat(db, { session: await aSession(db), learner: maria.person });
  const buyer = { buyerName: '<b>ليلى 李</b>', buyerPersonId: (await aPerson(db, 'Layla')).id };
  await db.updateTable('orders').set(buyer).where('reference', '=', seat.reference).execute();
  const page = await maria.get(`/my/seats/${seat.id}`);
  expect(page.text).toContain('&lt;b&gt;ليلى 李&lt;/b&gt;');
});
