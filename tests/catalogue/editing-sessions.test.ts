import { expect, test } from 'vitest';
import { createSession, editSession, findSessionForEditing } from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession, aVenue, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { journalOf, markOf, sessionDetails } from './editing-story.ts';

const database = useDatabase();

async function aCounter() {
  const services = testCore(database.db, stoppedClock());
  return { services, by: await aViewer(database.db, { role: 'coordinator' }), course: await aCourse(database.db) };
}

/** A session that staff have just written, and a way to change it. */
async function aDraft(facts: Parameters<typeof sessionDetails>[1] = {}) {
  const { services, by, course } = await aCounter();
  const details = await sessionDetails(database.db, facts);
  const created = await createSession(services, { by, courseId: course.id, details });
  if (!created.ok) throw new Error(created.reason);
  const { sessionId } = created.value;
  const edit = async (change: Partial<typeof details>, seatHoldersTold = false) =>
    editSession(services, {
      ...{ by, sessionId, seatHoldersTold, details: { ...details, ...change } },
      updatedAt: await markOf(database.db, 'sessions', sessionId),
    });
  const seat = () => aSeat(database.db, { session: { id: sessionId, courseId: course.id } });
  return { services, by, course, details, sessionId, edit, seat };
}

test('a session is written as a draft on its venue’s clock, over a clock change', async () => {
  const perth = await aVenue(database.db, { state: 'WA', timeZone: 'Australia/Perth' });
  const { sessionId, details } = await aDraft({ venueId: perth.id });
  const session = await findSessionForEditing(database.db, sessionId);
  expect(session).toMatchObject({ state: 'draft', details: { ...details, timeZone: 'Australia/Perth' } });
  expect(session?.startsAt.toISOString()).toBe('2027-02-03T00:30:00.000Z');
  const days = [
    { date: '2027-04-03', from: '09:00', to: '17:00' },
    { date: '2027-04-04', from: '09:00', to: '17:00' },
  ];
  const autumn = await findSessionForEditing(database.db, (await aDraft({ days })).sessionId);
  expect(autumn?.details.days).toEqual(days);
  expect([autumn?.startsAt.toISOString(), autumn?.endsAt.toISOString()]).toEqual([
    '2027-04-02T22:00:00.000Z',
    '2027-04-04T07:00:00.000Z',
  ]);
});

test('a session is changed: days, place, seats, price, who teaches', async () => {
  const trainer = await aPerson(database.db, 'Dana');
  const taught = await aSession(database.db, { instructor: trainer });
  const instructor = await database.db
    .selectFrom('sessionInstructors')
    .select('instructorId')
    .where('sessionId', '=', taught.id)
    .executeTakeFirstOrThrow();
  const { services, course, sessionId, edit } = await aDraft({
    days: [1, 2, 3].map((day) => ({ date: `2027-02-0${day}`, from: '08:30', to: '16:30' })),
  });
  const change = {
    delivery: 'live-stream' as const,
    joinUrl: 'https://stream.example.com/room',
    timeZone: 'Australia/Adelaide',
    days: [{ date: '2027-02-10', from: '18:00', to: '19:30' }],
    capacity: 40,
    minSeats: 0,
    goNoGoOn: null,
    priceCents: 6_600,
    instructorIds: [instructor.instructorId],
  };
  expect(await edit(change)).toSucceed();
  const session = await findSessionForEditing(database.db, sessionId);
  expect(session?.details).toEqual({ ...change, venueId: null });
  expect(services.changedTags).toEqual(['courses', `course:${course.slug}`, `session:${sessionId}`]);
  expect(await edit({ ...change, instructorIds: [newId()] })).toBeRefused('choice-gone');
  expect(await journalOf(database.db, sessionId)).toEqual(['session.created', 'session.edited']);
});

test('doing it twice changes nothing', async () => {
  const { services, by, course } = await aCounter();
  const sent = { by, sessionId: newId(), courseId: course.id, details: await sessionDetails(database.db) };
  expect(await createSession(services, sent)).toSucceed();
  expect(await createSession(services, sent)).toEqual({ ok: true, value: { sessionId: sent.sessionId } });
  const updatedAt = await markOf(database.db, 'sessions', sent.sessionId);
  const edit = { ...sent, updatedAt, seatHoldersTold: false, details: { ...sent.details, capacity: 20 } };
  expect(await editSession(services, edit)).toMatchObject({ value: { changed: ['capacity'] } });
  expect(await editSession(services, edit)).toMatchObject({ value: { changed: [] } });
  expect(await journalOf(database.db, sent.sessionId)).toEqual(['session.created', 'session.edited']);
  const late = { ...edit, details: { ...sent.details, capacity: 24 } };
  expect(await editSession(services, late)).toBeRefused('changed-meanwhile');
});

test('there are never fewer seats than are taken', async () => {
  const { edit, seat } = await aDraft();
  await seat();
  await seat();
  expect(await edit({ capacity: 1, minSeats: 1 })).toMatchObject({ reason: 'capacity-below-taken', seatsTaken: 2 });
  expect(await edit({ capacity: 2, minSeats: 1 })).toSucceed();
});

test('a session that people hold seats in moves only when they have been told', async () => {
  const { edit, seat } = await aDraft();
  await seat();
  const days = [{ date: '2027-02-17', from: '08:30', to: '16:30' }];
  expect(await edit({ days })).toMatchObject({ reason: 'seat-holders-not-told', seatsTaken: 1 });
  expect(await edit({ days }, true)).toSucceed();
});

test('the days stand once attendance is on record, and a cancelled session stands altogether', async () => {
  const { by, course, edit, sessionId, seat } = await aDraft();
  const { id: seatId } = await seat();
  const day = await database.db
    .selectFrom('sessionDays')
    .select('id')
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
  const at = new Date('2027-02-03T00:00:00Z');
  await database.db
    .insertInto('attendanceEvents')
    .values({ clientId: newId(), seatId, sessionDayId: day.id, kind: 'present', at, source: 'trainer', recordedAt: at })
    .execute();
  expect(await edit({ days: [{ date: '2027-02-04', from: '08:30', to: '16:30' }] }, true)).toBeRefused(
    'attendance-recorded',
  );
  expect(await edit({ capacity: 18 })).toSucceed();
  const cancelled = await aSession(database.db, { course, state: 'cancelled' });
  const details = await sessionDetails(database.db);
  const sent = { by, sessionId: cancelled.id, details, updatedAt: await markOf(database.db, 'sessions', cancelled.id) };
  expect(await editSession(testCore(database.db), { ...sent, seatHoldersTold: true })).toBeRefused('session-cancelled');
});

test.each([
  ['venue-missing', { venueId: null }],
  ['choice-gone', { venueId: '00000000-0000-4000-8000-000000000000' }],
  ['time-zone-unknown', { delivery: 'live-stream', timeZone: 'Mars/Olympus' }],
  ['days-missing', { days: [] }],
  ['day-ends-before-start', { days: [{ date: '2027-02-03', from: '16:30', to: '08:30' }] }],
  ['days-out-of-order', { days: [3, 3].map((day) => ({ date: `2027-02-0${day}`, from: '08:30', to: '16:30' })) }],
  ['min-above-capacity', { capacity: 4, minSeats: 5 }],
  ['go-no-go-late', { goNoGoOn: '2027-02-03' }],
] as const)('%s is refused, new or changed', async (reason, fault) => {
  const { services, by, course, edit } = await aDraft();
  const details = { ...(await sessionDetails(database.db)), ...fault } as Parameters<
    typeof createSession
  >[1]['details'];
  expect(await createSession(services, { by, courseId: course.id, details })).toBeRefused(reason);
  expect(await edit(details)).toBeRefused(reason);
});

test('only coordinators and admins write, and an online course has no dates', async () => {
  const { services, by, course, details, sessionId } = await aDraft();
  const updatedAt = await markOf(database.db, 'sessions', sessionId);
  for (const role of [undefined, 'trainer'] as const) {
    const stranger = await aViewer(database.db, role ? { role } : {});
    expect(await createSession(services, { by: stranger, courseId: course.id, details })).toBeRefused('not-allowed');
    const edit = { by: stranger, sessionId, details: { ...details, capacity: 9 }, updatedAt, seatHoldersTold: true };
    expect(await editSession(services, edit)).toBeRefused('not-allowed');
  }
  const online = await aCourse(database.db, { kind: 'online' });
  expect(await createSession(services, { by, courseId: online.id, details })).toBeRefused('online-has-no-sessions');
  expect(await createSession(services, { by, courseId: newId(), details })).toBeRefused('not-found');
  const unknown = { by, sessionId: newId(), details, updatedAt, seatHoldersTold: true };
  expect(await editSession(services, unknown)).toBeRefused('not-found');
});
