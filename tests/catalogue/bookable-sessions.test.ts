import { describe, expect, it } from 'vitest';
import { findSession, listBookableSessions } from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const now = new Date('2026-12-01T00:00:00Z');
const endsBefore = new Date('2027-02-28T00:00:00Z');
const list = (...courses: { id: string }[]) =>
  listBookableSessions(
    database.db,
    courses.map(({ id }) => id),
    { now, endsBefore },
  );

describe('sessions that can be booked', () => {
  it('are open, ahead, over in time, and have a seat for the public', async () => {
    const { db } = database;
    const course = await aCourse(db);
    const open = await aSession(db, { course, seats: 2, days: 2 });
    await aSession(db, { course, state: 'closed' });
    await aSession(db, { course, state: 'draft' });
    await aSession(db, { course, on: '2026-11-30' });
    await aSession(db, { course, on: '2027-03-01' });
    await aSeat(db, { session: await aSession(db, { course, seats: 1 }) });
    await aSeat(db, { session: open });
    // 8:30 in Sydney on 3 February 2027, which is day 20,852 since 1970, is 21:30 UTC on the day before.
    const from = Date.parse('2027-02-02T21:30:00Z');
    expect(await list(course)).toMatchObject([
      {
        ...{ id: open.id, seatsLeft: 1, priceCents: 38_500, postcode: '2150', delivery: 'in-person' },
        days: [
          { day: 20_852, from, to: from + 8 * 3_600_000 },
          { day: 20_853, from: from + 86_400_000 },
        ],
      },
    ]);
  });

  it('count seats as a session’s own page does: holds, rooms, offers and those who wait', async () => {
    const { db } = database;
    const course = await aCourse(db, { kind: 'class' });
    await db.updateTable('courses').set({ liveStreamSeats: 6 }).where('id', '=', course.id).execute();
    const room = await aSession(db, { course, seats: 9 });
    await db.updateTable('venues').set({ roomSeats: 5 }).where('id', '=', room.venueId).execute();
    const streamed = await aSession(db, { course, seats: 20, delivery: 'live-stream', priceCents: 11_000 });
    await aSeat(db, { session: room, state: 'held', holdExpiresAt: new Date('2026-12-01T00:20:00Z') });
    await aSeat(db, { session: room, state: 'held', holdExpiresAt: new Date('2026-11-30T23:50:00Z') });
    await aSeat(db, { session: room, state: 'cancelled' });
    const seatsLeft = async () =>
      Object.fromEntries((await list(course)).map(({ id, ...rest }) => [id, rest.seatsLeft]));
    const ofPage = async (id: string) => (await findSession(db, id, now))?.session.seatsLeft;
    expect(await seatsLeft()).toEqual({ [room.id]: 4, [streamed.id]: 6 });
    expect([await ofPage(room.id), await ofPage(streamed.id)]).toEqual([4, 6]);

    await waits(room, course.id, { party: 3 });
    expect(await seatsLeft()).toEqual({ [room.id]: 1, [streamed.id]: 6 });
    expect(await ofPage(room.id)).toBe(1);
    await waits(room, course.id, { party: 1 });
    expect(await seatsLeft()).toEqual({ [streamed.id]: 6 });
    expect((await list(course))[0]?.priceCents).toBe(11_000);

    const entryId = await waits(streamed, course.id, { party: 2 });
    await db.updateTable('waitingEntries').set({ state: 'offered' }).where('id', '=', entryId).execute();
    const offer = { id: newId(), entryId, sessionId: streamed.id, seats: 2, madeAt: now };
    await db
      .insertInto('waitingOffers')
      .values({ ...offer, expiresAt: new Date('2026-12-02T00:00:00Z') })
      .execute();
    expect(await seatsLeft()).toEqual({ [streamed.id]: 4 });
    expect(await ofPage(streamed.id)).toBe(4);
  });
});

/** Somebody waits for this session with a party of so many. */
async function waits(session: { id: string }, courseId: string, { party }: { party: number }): Promise<string> {
  const { id: personId, name, email } = await aPerson(database.db);
  const entry = { id: newId(), courseId, sessionId: session.id, party, personId, name, email };
  const times = { joinedAt: now, queuedAt: now, confirmedAt: now };
  await database.db
    .insertInto('waitingEntries')
    .values({ ...entry, ...times, state: 'waiting', why: 'full' })
    .execute();
  return entry.id;
}
