import { expect, test } from 'vitest';
import {
  findRoster,
  findSeatForStaff,
  findStaffDashboard,
  listCoursesForStaff,
  listSessionsForStaff,
  parseSessionListFilter,
} from '#src/backoffice/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const anyCourses = { state: null, kind: null, text: '', page: 1 };

/** A trainer's session with seats in every way, somebody else's session, and who looks. */
async function aHouse() {
  const { db } = database;
  const services = testCore(db, stoppedClock());
  const dana = await aPerson(db, 'Dana');
  const course = await aCourse(db, { title: `Drying ${newId()}` });
  const session = await aSession(db, { course, seats: 4, minSeats: 3, instructor: dana });
  const other = await aSession(db, { course, instructor: await aPerson(db, 'Noor'), on: '2026-11-03' });
  const list = async (viewer: Parameters<typeof findRoster>[1]['viewer'], query = '') => {
    const filter = parseSessionListFilter(new URLSearchParams(`course=${course.id}&${query}`));
    return valueOf(await listSessionsForStaff(services, { viewer, filter }));
  };
  return {
    ...{ services, course, session, other, list },
    coordinator: await aViewer(db, { role: 'coordinator' }),
    trainer: await aViewer(db, { role: 'trainer', person: dana }),
    learner: await aViewer(db),
  };
}

test('a roster shows who comes, who is about to, and who does not any more', async () => {
  const { services, session, coordinator } = await aHouse();
  await aSeat(database.db, { session, learner: await aPerson(database.db, 'Zoë'), priceCents: 38_500 });
  await aSeat(database.db, { session, learner: await aPerson(database.db, 'Élise'), state: 'attended' });
  await aSeat(database.db, { session, learner: await aPerson(database.db, 'Paying'), state: 'held' });
  const lapsed = { state: 'held', holdExpiresAt: new Date('2026-11-30T00:00:00Z') } as const;
  await aSeat(database.db, { session, learner: await aPerson(database.db, 'Lapsed'), ...lapsed });
  const gone = await aSeat(database.db, { session, learner: await aPerson(database.db, 'Gone') });
  const ended = { state: 'cancelled', cancelledAt: services.clock.now(), cancelReason: 'Ill' } as const;
  await database.db.updateTable('seats').set(ended).where('id', '=', gone.id).execute();

  const roster = valueOf(await findRoster(services, { viewer: coordinator, sessionId: session.id }));
  expect(roster.seats.map(({ attendeeName }) => attendeeName)).toEqual(['Élise', 'Paying', 'Zoë']);
  expect(roster.seats.at(-1)?.order).toMatchObject({ paymentState: 'paid', priceCents: 38_500 });
  expect(roster.given).toMatchObject([{ attendeeName: 'Gone', cancelReason: 'Ill' }]);
  expect(roster.atCounter).toBe(true);
});

test('who taught once and is a trainer no more sees no roster', async () => {
  const { services, session, trainer } = await aHouse();
  const former = { ...trainer, grants: [] };
  expect(await findRoster(services, { viewer: former, sessionId: session.id })).toBeRefused('not-allowed');
  const dashboard = await findStaffDashboard(services, { viewer: former });
  expect(dashboard).toBeRefused('not-allowed');
});

test('a trainer sees the rosters of their own sessions, and no money; a learner sees none', async () => {
  const { services, session, other, trainer, learner } = await aHouse();
  await aSeat(database.db, { session, priceCents: 38_500 });
  const roster = valueOf(await findRoster(services, { viewer: trainer, sessionId: session.id }));
  expect(roster).toMatchObject({ atCounter: false, seats: [{ order: null }] });
  expect(await findRoster(services, { viewer: trainer, sessionId: other.id })).toBeRefused('not-found');
  expect(await findRoster(services, { viewer: learner, sessionId: session.id })).toBeRefused('not-allowed');
  expect(await findRoster(services, { viewer: trainer, sessionId: 'no-id' })).toBeRefused('not-found');
});

test('sessions are listed with their seats, filtered, and to each their own', async () => {
  const { services, session, other, coordinator, trainer, learner, list } = await aHouse();
  await aSeat(database.db, { session });
  expect(await list(coordinator)).toMatchObject({
    count: 1,
    items: [{ id: session.id, seatsTaken: 1, capacity: 4, minSeats: 3, goNoGo: 'waiting', instructors: ['Dana'] }],
  });
  expect((await list(coordinator, 'when=all')).items.map(({ id }) => id)).toEqual([other.id, session.id]);
  expect((await list(coordinator, 'when=past')).items.map(({ id }) => id)).toEqual([other.id]);
  expect((await list(coordinator, 'month=2027-02&state=open&q=DRYING')).count).toBe(1);
  expect((await list(coordinator, 'month=2027-03')).count).toBe(0);
  expect((await list(coordinator, 'state=draft')).count).toBe(0);
  expect((await list(trainer, 'when=all')).items.map(({ id }) => id)).toEqual([session.id]);
  const filter = parseSessionListFilter(new URLSearchParams());
  expect(await listSessionsForStaff(services, { viewer: learner, filter })).toBeRefused('not-allowed');
});

test('a grant for one course shows that course and its sessions', async () => {
  const { services, course, list } = await aHouse();
  const limited = await aViewer(database.db, { role: 'coordinator', scope: course.id });
  expect((await list(limited, 'when=all')).count).toBe(2);
  const courses = await listCoursesForStaff(services, { viewer: limited, filter: anyCourses });
  expect(valueOf(courses).items.map(({ id }) => id)).toEqual([course.id]);
  const elsewhere = await aViewer(database.db, { role: 'coordinator', scope: newId() });
  expect((await list(elsewhere, 'when=all')).count).toBe(0);
});

test('courses are listed for those who may edit them', async () => {
  const { services, course, coordinator, trainer } = await aHouse();
  const filter = { ...anyCourses, text: course.slug, state: 'published', kind: 'workshop' } as const;
  const found = valueOf(await listCoursesForStaff(services, { viewer: coordinator, filter }));
  expect(found.items).toMatchObject([{ id: course.id, sessionsToCome: 1, draftSessions: 0, approvals: 1 }]);
  expect(await listCoursesForStaff(services, { viewer: trainer, filter })).toBeRefused('not-allowed');
});

test('the dashboard shows this week, what is to be decided and what failed', async () => {
  const { services, session, coordinator, trainer, learner } = await aHouse();
  services.clock.set('2027-01-29T00:00:00Z');
  await database.db.updateTable('sessions').set({ goNoGoOn: '2027-01-28' }).where('id', '=', session.id).execute();
  const mine = valueOf(await findStaffDashboard(services, { viewer: coordinator }));
  expect(mine.thisWeek.map(({ id }) => id)).toContain(session.id);
  expect(mine.toDecide.find(({ id }) => id === session.id)).toMatchObject({ goNoGo: 'overdue' });
  expect(mine.attention).toMatchObject({ failedMail: 0, failedRefunds: 0, refunds: [], hasBegun: true });
  const theirs = valueOf(await findStaffDashboard(services, { viewer: trainer }));
  expect(theirs).toMatchObject({ thisWeek: [{ id: session.id }], toDecide: [], attention: null });
  expect(await findStaffDashboard(services, { viewer: learner })).toBeRefused('not-allowed');
});

test('a seat tells the counter what can be taken off for it', async () => {
  const { services, session, coordinator, trainer } = await aHouse();
  const seat = await aSeat(database.db, { session, priceCents: 38_500 });
  const found = await findSeatForStaff(services, { viewer: coordinator, seatId: seat.id });
  // Whether it was paid or is on an unpaid invoice: that much less it may cost.
  expect(valueOf(found)).toMatchObject({ priceCents: 38_500, refundableCents: 38_500 });
  await database.db.updateTable('seats').set({ refundedCents: 10_000 }).where('id', '=', seat.id).execute();
  const paid = await findSeatForStaff(services, { viewer: coordinator, seatId: seat.id });
  expect(valueOf(paid).refundableCents).toBe(28_500);
  expect(await findSeatForStaff(services, { viewer: trainer, seatId: seat.id })).toBeRefused('not-allowed');
  expect(await findSeatForStaff(services, { viewer: coordinator, seatId: newId() })).toBeRefused('not-found');
});
