import { expect, test } from 'vitest';
import { editCourse, editSession, findCourseForEditing, findSessionForEditing } from '#src/catalogue/index.ts';
import { aCourse, aSeat, aSession, aVenue, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const services = () => testCore(database.db);

async function limitLiveStreams(courseId: string, liveStreamSeats: number | null) {
  const course = await findCourseForEditing(database.db, courseId);
  if (!course) throw new Error('No such course');
  const { updatedAt, details } = course;
  const by = await aViewer(database.db, { role: 'coordinator' });
  const written = { ...details, outcomes: ['Dry'], outline: [{ title: 'Drying', minutes: 420, points: [] }] };
  return editCourse(services(), { courseId, updatedAt, details: { ...written, liveStreamSeats }, by });
}

async function change(sessionId: string, facts: { venueId?: string; capacity?: number }) {
  const session = await findSessionForEditing(database.db, sessionId);
  if (!session) throw new Error('No such session');
  const { updatedAt, details } = session;
  const by = await aViewer(database.db, { role: 'coordinator' });
  const given = { sessionId, updatedAt, details: { ...details, ...facts }, seatHoldersTold: true, by };
  return editSession(services(), given);
}

test('what a body lets into a live stream is written with the course, and not below whom it is sold to', async () => {
  const course = await aCourse(database.db);
  const streamed = await aSession(database.db, { course, delivery: 'live-stream', seats: 30 });
  const inPerson = await aSession(database.db, { course });
  for (const session of [streamed, streamed, inPerson, inPerson, inPerson]) await aSeat(database.db, { session });
  expect(await limitLiveStreams(course.id, 1)).toMatchObject({ reason: 'live-stream-below-taken', seatsTaken: 2 });
  expect(await limitLiveStreams(course.id, 2)).toMatchObject({ ok: true });
  expect((await findCourseForEditing(database.db, course.id))?.details.liveStreamSeats).toBe(2);
  // Sent again it is as it is already.
  expect(await limitLiveStreams(course.id, 2)).toMatchObject({ value: { changed: [] } });
  expect(await limitLiveStreams(course.id, null)).toMatchObject({ value: { changed: ['liveStreamSeats'] } });
});

test('an online course has no live streams to limit', async () => {
  const course = await aCourse(database.db, { kind: 'online', state: 'draft' });
  await limitLiveStreams(course.id, 20);
  expect((await findCourseForEditing(database.db, course.id))?.details.liveStreamSeats).toBeNull();
});

test('a session does not move to a room that is too small for whom it is sold to', async () => {
  const session = await aSession(database.db);
  for (const _each of [1, 2]) await aSeat(database.db, { session });
  const [small, large] = [await aVenue(database.db), await aVenue(database.db)];
  await database.db.updateTable('venues').set({ roomSeats: 1 }).where('id', '=', small.id).execute();
  await database.db.updateTable('venues').set({ roomSeats: 2 }).where('id', '=', large.id).execute();
  const refused = { reason: 'place-too-small', seats: 1, seatsTaken: 2 };
  expect(await change(session.id, { venueId: small.id })).toMatchObject(refused);
  expect(await change(session.id, { venueId: large.id })).toSucceed();
  // The same twice changes nothing.
  expect(await change(session.id, { venueId: large.id })).toMatchObject({ value: { changed: [] } });
});
