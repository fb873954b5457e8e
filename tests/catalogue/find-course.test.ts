import { expect, test } from 'vitest';
import {
  findCourseBySlug,
  findSession,
  isBookable,
  listSimilarCourses,
  listUpcomingSessions,
  whyNotBookable,
} from '#src/catalogue/index.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const now = new Date('2026-12-01T00:00:00Z');

test('a course page: what is to come first, then the last weeks; drafts and old runs stay away', async () => {
  const { db } = database;
  const course = await aCourse(db, { slug: 'drying', kind: 'class' });
  await aSession(db, { course, on: '2026-11-25' });
  await aSession(db, { course, on: '2026-06-01' });
  await aSession(db, { course, on: '2027-02-03', days: 3, instructor: await aPerson(db, 'Dana') });
  await aSession(db, { course, on: '2027-01-12', delivery: 'live-stream' });
  await aSession(db, { course, on: '2027-01-13', state: 'draft' });
  const page = await findCourseBySlug(db, 'drying', now);
  expect(page?.course).toMatchObject({
    slug: 'drying',
    policy: { tiers: [{ refundPercent: 100 }, {}, {}] },
    quiz: null,
  });
  expect(page?.approvals).toMatchObject([{ units: '7', bodyCode: 'IICRC' }]);
  expect(page?.sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual([
    '2027-01-11',
    '2027-02-02',
    '2026-11-24',
  ]);
  expect(page?.sessions[1]).toMatchObject({
    venue: { suburb: 'Parramatta', state: 'NSW' },
    instructors: [{ name: 'Dana' }],
    days: [{ dayNumber: 1 }, { dayNumber: 2 }, { dayNumber: 3, endsAt: new Date('2027-02-05T05:30:00Z') }],
  });
  expect(JSON.stringify(page)).not.toContain('stream.example.com');
});

test('unknown, unpublished or malformed: nothing', async () => {
  const { db } = database;
  const draft = await aCourse(db, { slug: 'not-yet', state: 'draft' });
  const session = await aSession(db, { course: draft });
  const unopened = await aSession(db, { state: 'draft' });
  expect(await findCourseBySlug(db, 'not-yet', now)).toBeNull();
  expect(await findCourseBySlug(db, "'; --", now)).toBeNull();
  for (const id of [session.id, unopened.id, crypto.randomUUID(), 'not-a-uuid', '']) {
    expect(await findSession(db, id, now)).toBeNull();
  }
});

test('a hold counts until it runs out; one whose payment is open counts without end; what was given back does not', async () => {
  const { db } = database;
  const session = await aSession(db, { seats: 10 });
  await aSeat(db, { session, state: 'confirmed' });
  await aSeat(db, { session, state: 'no-show' });
  await aSeat(db, { session, state: 'cancelled' });
  await aSeat(db, { session, state: 'transferred' });
  await aSeat(db, { session, state: 'held', holdExpiresAt: new Date('2026-12-01T00:30:00Z') });
  await aSeat(db, { session, state: 'held', holdExpiresAt: new Date('2026-12-02T00:00:00Z') });
  await aSeat(db, { session, state: 'held', holdExpiresAt: null });
  const leftAt = async (at: string) => (await findSession(db, session.id, new Date(at)))?.session.seatsLeft;
  expect(await leftAt('2026-12-01T00:00:00Z')).toBe(5);
  expect(await leftAt('2026-12-01T00:30:00Z')).toBe(6);
  expect(await leftAt('2026-12-09T00:00:00Z')).toBe(7);
});

test('a full session leaves none, even when it was oversold by hand', async () => {
  const session = await aSession(database.db, { seats: 1 });
  await aSeat(database.db, { session });
  await aSeat(database.db, { session });
  const found = await findSession(database.db, session.id, now);
  expect(found?.session.seatsLeft).toBe(0);
  expect(found && whyNotBookable(found.course, found.session, now)).toBe('full');
});

test.each([
  [{}, null],
  [{ course: 'retired' }, 'not-published'],
  [{ state: 'draft' }, 'not-published'],
  [{ state: 'cancelled' }, 'cancelled'],
  [{ startsAt: now }, 'past'],
  [{ state: 'closed' }, 'closed'],
  [{ seatsLeft: 0 }, 'full'],
] as const)('booking %o: %s', (facts, reason) => {
  const { course = 'published', ...rest } = { course: undefined, ...facts };
  const session = { state: 'open' as const, startsAt: new Date('2026-12-02T00:00:00Z'), seatsLeft: 1, ...rest };
  expect(whyNotBookable({ state: course }, session, now)).toBe(reason);
  expect(isBookable({ state: course }, session, now)).toBe(reason === null);
});

test('what is on soon: one session of each course, none full, closed or begun', async () => {
  const { db } = database;
  const soon = { now: new Date('2030-01-01T00:00:00Z'), limit: 10 };
  const first = await aCourse(db, { title: 'First' });
  await aSession(db, { course: first, on: '2030-01-10' });
  await aSession(db, { course: first, on: '2030-01-20' });
  const second = await aCourse(db, { title: 'Second', discipline: 'rugs' });
  const full = await aSession(db, { course: second, on: '2030-01-05', seats: 1 });
  await aSeat(db, { session: full });
  await aSession(db, { course: second, on: '2030-01-06', state: 'closed' });
  await aSession(db, { course: second, on: '2030-02-06' });
  const sessions = await listUpcomingSessions(db, soon);
  expect(sessions.map(({ course }) => course.title)).toEqual(['First', 'Second']);
  expect(sessions[1]?.session.seatsLeft).toBe(16);
  const alike = await listSimilarCourses(db, { ...first, discipline: 'rugs' }, { now: soon.now, limit: 3 });
  expect(alike.map(({ title }) => title)).toEqual(['Second']);
});
