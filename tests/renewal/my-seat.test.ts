import { describe, expect, it } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import { findMySeat, findSeatCalendar } from '#src/renewal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aViewer, cancels } from './story.ts';

const database = useDatabase();
const at = (when = '2026-12-01T00:00:00Z') => testCore(database.db, stoppedClock(when));

/** A seat in a live stream on Wed 3 Feb 2027, 8:30 am in Sydney. */
async function aLiveSeat() {
  const seat = await aSeat(database.db, { session: await aSession(database.db, { delivery: 'live-stream' }) });
  return { seat, viewer: await aViewer(database.db, { person: seat.learner }) };
}

async function joinAt(when: string, { seat, viewer }: Awaited<ReturnType<typeof aLiveSeat>>) {
  const found = await findMySeat(at(when), { viewer, seatId: seat.id });
  return found.ok ? found.value.seat.join : found;
}

describe('one seat', () => {
  it('is nobody else’s to see: not its buyer’s, not staff’s', async () => {
    const { db } = database;
    const { seat } = await aLiveSeat();
    const staff = await aPerson(db, 'Kerry');
    await aStaffGrant(db, staff.id, 'admin');
    const other = { ...(await aViewer(db, { person: staff })), grants: [{ role: 'admin' as const, scope: null }] };
    expect(await findMySeat(at(), { viewer: other, seatId: seat.id })).toBeRefused('no-such-seat');
    expect(await findSeatCalendar(at(), { viewer: other, seatId: seat.id })).toBeRefused('no-such-seat');
    expect(await findMySeat(at(), { viewer: other, seatId: 'not-an-id' })).toBeRefused('no-such-seat');
  });

  it('is not there while it is only held', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db), state: 'held' });
    const viewer = await aViewer(db, { person: seat.learner });
    expect(await findMySeat(at(), { viewer, seatId: seat.id })).toBeRefused('no-such-seat');
    expect(await findSeatCalendar(at(), { viewer, seatId: seat.id })).toBeRefused('no-such-seat');
  });

  it('opens the way in from 15 minutes before the start to the end of the day', async () => {
    const story = await aLiveSeat();
    const opensAt = new Date('2027-02-02T21:15:00Z');
    expect(await joinAt('2027-02-02T21:14:00Z', story)).toEqual({ state: 'not-yet', opensAt });
    expect(await joinAt('2027-02-02T21:15:00Z', story)).toEqual({ state: 'open' });
    expect(await joinAt('2027-02-03T12:59:00Z', story)).toEqual({ state: 'open' });
    expect(await joinAt('2027-02-03T13:00:00Z', story)).toEqual({ state: 'over' });
  });

  it('gives no link for a cancelled seat, and its link nowhere else', async () => {
    const story = await aLiveSeat();
    const early = await findMySeat(at(), { viewer: story.viewer, seatId: story.seat.id });
    expect(JSON.stringify(early)).not.toContain('stream.example.com');
    await cancels(database.db, story.seat.id);
    const cancelled = await findMySeat(at('2027-02-02T00:00:00Z'), { viewer: story.viewer, seatId: story.seat.id });
    expect(cancelled).toMatchObject({
      ok: true,
      value: { seat: { standing: 'cancelled', join: null }, cancelReason: 'You asked us to.', missing: [] },
    });
    expect(JSON.stringify(cancelled)).not.toContain('stream.example.com');
  });

  it('says so when the link is due and not set', async () => {
    const story = await aLiveSeat();
    await database.db
      .updateTable('sessions')
      .set({ joinUrl: null })
      .where('id', '=', story.seat.sessionId ?? '')
      .execute();
    expect(await joinAt('2027-02-02T22:00:00Z', story)).toEqual({ state: 'not-set' });
  });

  it('shows the venue, who teaches, each day’s attendance and what is missing', async () => {
    const { db } = database;
    const dana = await aPerson(db, 'Dana');
    const session = await aSession(db, { days: 2, instructor: dana });
    const seat = await aSeat(db, { session });
    const services = at('2027-02-04T23:00:00Z');
    const grants = [{ role: 'trainer' as const, scope: null }];
    const trainer = { ...(await aViewer(db, { person: dana })), grants, instructorId: await instructorIdOf(dana.id) };
    const marks = [{ clientId: newId(), seatId: seat.id, dayNumber: 1, kind: 'present' as const }];
    expect(await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks })).toSucceed();
    const found = await findMySeat(services, { viewer: await aViewer(db, { person: seat.learner }), seatId: seat.id });
    if (!found.ok) throw new Error(found.reason);
    const { days, missing, instructors, venue, bookedBy } = found.value;
    expect(venue).toMatchObject({ name: 'Weir Street Rooms', suburb: 'Parramatta' });
    expect(instructors).toEqual(['Dana']);
    expect(days.map(({ attendance }) => attendance.state)).toEqual(['present', 'unmarked']);
    expect(missing).toEqual(['Day 2 (Thu 4 Feb 2027) is not marked yet: your trainer can confirm it.']);
    expect(bookedBy).toMatchObject({ isViewer: true });
  });

  it('leads only the buyer to the order', async () => {
    const { db } = database;
    const { seat, viewer } = await aLiveSeat();
    const buyer = await aPerson(db, 'Helen');
    await db
      .updateTable('orders')
      .set({ buyerPersonId: buyer.id, buyerName: buyer.name })
      .where('reference', '=', seat.reference)
      .execute();
    const found = await findMySeat(at(), { viewer, seatId: seat.id });
    expect(found).toMatchObject({ value: { bookedBy: { isViewer: false, name: 'Helen', orderId: null } } });
  });

  it('goes into a calendar day by day; an online course has no day', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db, { days: 3 }) });
    const viewer = await aViewer(db, { person: seat.learner });
    const calendar = await findSeatCalendar(at(), { viewer, seatId: seat.id });
    expect(calendar.ok && calendar.value.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    const online = await aSeat(db, { course: await aCourse(db, { kind: 'online' }), learner: seat.learner });
    expect(await findSeatCalendar(at(), { viewer, seatId: online.id })).toBeRefused('not-dated');
  });
});

async function instructorIdOf(personId: string): Promise<string> {
  const { db } = database;
  const row = await db
    .selectFrom('instructors')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return row.id;
}
