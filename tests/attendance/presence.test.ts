import { expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  attendedMinutes,
  closeSilentStays,
  enterLiveStream,
  notePresence,
  openLiveRoom,
} from '#src/attendance/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aViewer } from './story.ts';

const database = useDatabase();
const starts = new Date('2027-02-03T01:00:00Z');

/** Maria has a seat in a live stream of an hour; it begins at noon in Sydney. */
async function aLiveSeat({ perHour }: { perHour?: number } = {}) {
  const { db } = database;
  const maria = await aPerson(db, 'Maria');
  const session = await aSession(db, { delivery: 'live-stream', on: '2027-02-03', from: '12:00', to: '13:00' });
  if (perHour) {
    const rule = { presenceChecksPerHour: perHour, presenceAnswersPercent: 75 };
    await db.updateTable('courses').set(rule).where('id', '=', session.courseId).execute();
  }
  const seat = await aSeat(db, { session, learner: maria });
  const clock = stoppedClock(starts.toISOString());
  const services = { ...testCore(db, clock), rateLimits: postgresRateLimits(db) };
  const viewer = await aViewer(db, { person: maria });
  return {
    seat,
    services,
    viewer,
    at: (minute: number) => clock.set(addMinutes(starts, minute).toISOString()),
    /** The page, loaded now on some device. */
    async load() {
      const room = await openLiveRoom(services, { viewer, seatId: seat.id });
      if (!room.ok || !room.value.token) throw new Error('The gate is closed');
      return aPage(room.value.token);
    },
    minutes: async () => (await attendedMinutes(db, seat.id)).attendedMinutes,
    faults: async () =>
      (await listJournal(db, { type: 'seat', id: seat.id }))
        .filter(({ action }) => action === 'presence.refused')
        .map(({ facts }) => (facts as { fault: string }).fault),
  };

  function aPage(first: string) {
    let token = first;
    return {
      first,
      async beat(answers?: number) {
        const noted = await notePresence(services, { viewer, seatId: seat.id, token, answers });
        if (!noted.ok) throw new Error(`Refused: ${noted.reason}`);
        token = noted.value.token;
        return noted.value;
      },
    };
  }
}

test('of a countersigned day nothing is written any more: the page hears that it is over', async () => {
  const live = await aLiveSeat();
  live.at(0);
  const page = await live.load();
  await page.beat();
  live.at(2);
  const day = await database.db
    .selectFrom('sessionDays')
    .innerJoin('seats', 'seats.sessionId', 'sessionDays.sessionId')
    .select('sessionDays.id')
    .where('seats.id', '=', live.seat.id)
    .executeTakeFirstOrThrow();
  const word = { sessionDayId: day.id, countersignedBy: live.viewer.personId };
  await database.db
    .insertInto('dayCountersigns')
    .values({ ...word, countersignedAt: live.services.clock.now() })
    .execute();
  await expect(page.beat()).rejects.toThrow('Refused: day-over');
  live.at(10);
  await closeSilentStays(live.services);
  const events = await database.db
    .selectFrom('attendanceEvents')
    .select('kind')
    .where('seatId', '=', live.seat.id)
    .execute();
  expect(events).toEqual([{ kind: 'in' }]);
  const stay = await database.db
    .selectFrom('presenceStays')
    .select('isOpen')
    .where('seatId', '=', live.seat.id)
    .executeTakeFirstOrThrow();
  expect(stay).toEqual({ isOpen: false });
});

test('the gate gives the address from 15 minutes before, and only to the learner', async () => {
  const live = await aLiveSeat();
  const ask = () => enterLiveStream(live.services, { viewer: live.viewer, seatId: live.seat.id });
  live.at(-16);
  expect(await ask()).toBeRefused('gate-closed');
  expect(await openLiveRoom(live.services, { viewer: live.viewer, seatId: live.seat.id })).toMatchObject({
    value: { token: null, gate: { state: 'not-yet' } },
  });
  live.at(-15);
  expect(await ask()).toEqual({ ok: true, value: 'https://stream.example.com/room' });
  const other = await aViewer(database.db);
  expect(await enterLiveStream(live.services, { viewer: other, seatId: live.seat.id })).toBeRefused('no-such-seat');
});

test('a page that stays open counts its minutes, from the start to the end as planned', async () => {
  const live = await aLiveSeat();
  live.at(-5);
  const page = await live.load();
  for (let minute = -5; minute <= 70; minute += 1) {
    live.at(minute);
    await page.beat();
  }
  live.at(80);
  await closeSilentStays(live.services);
  expect(await live.minutes()).toBe(60);
  await closeSilentStays(live.services);
  expect(await live.minutes()).toBe(60);
});

test('a silence of two minutes is no absence; a longer one ends the stay at the last report', async () => {
  const live = await aLiveSeat();
  const page = await live.load();
  for (const minute of [0, 2, 4, 6, 20, 22, 24]) {
    live.at(minute);
    await page.beat();
  }
  live.at(30);
  await closeSilentStays(live.services);
  expect(await live.minutes()).toBe(6 + 4);
});

test('two devices count once, and the stay lasts while one of them is open', async () => {
  const live = await aLiveSeat();
  const [phone, laptop] = [await live.load(), await live.load()];
  for (let minute = 0; minute <= 10; minute += 2) {
    live.at(minute);
    await Promise.all([phone.beat(), laptop.beat()]);
  }
  for (let minute = 12; minute <= 20; minute += 2) {
    live.at(minute);
    await laptop.beat();
  }
  live.at(30);
  await closeSilentStays(live.services);
  expect(await live.minutes()).toBe(20);
});

test('what was made up, sent twice or is of the future counts for nothing, and is journalled', async () => {
  const live = await aLiveSeat();
  const page = await live.load();
  await page.beat();
  const send = (token: string) => notePresence(live.services, { viewer: live.viewer, seatId: live.seat.id, token });
  live.at(10);
  expect(await send(page.first)).toBeRefused('not-a-beat');
  expect(await send(`${page.first}x`)).toBeRefused('not-a-beat');
  expect(await send('')).toBeRefused('not-a-beat');
  const elsewhere = { viewer: live.viewer, token: page.first };
  expect(await notePresence(live.services, { ...elsewhere, seatId: 'no-seat' })).toBeRefused('no-such-seat');
  live.at(30);
  const later = await live.load();
  live.at(12);
  expect(await send(later.first)).toBeRefused('not-a-beat');
  expect(await live.faults()).toEqual(['repeated', 'forged', 'forged', 'from-the-future']);
  live.at(50);
  await closeSilentStays(live.services);
  expect(await live.minutes()).toBe(0);
});

test("somebody else's page is no use", async () => {
  const live = await aLiveSeat();
  const { first } = await live.load();
  const other = await aViewer(database.db);
  expect(await notePresence(live.services, { viewer: other, seatId: live.seat.id, token: first })).toBeRefused(
    'no-such-seat',
  );
});

test('each question is asked once, answered once, and what was answered stands beside what is needed', async () => {
  const live = await aLiveSeat({ perHour: 3 });
  const page = await live.load();
  const asked: number[] = [];
  for (let minute = 0; minute <= 60; minute += 1) {
    live.at(minute);
    const { check } = await page.beat();
    if (check && !asked.includes(check.number)) {
      asked.push(check.number);
      if (check.number !== 2) expect((await page.beat(check.number)).check).toBeNull();
    }
  }
  expect(asked).toEqual([1, 2, 3]);
  live.at(70);
  await closeSilentStays(live.services);
  const [day] = (await attendedMinutes(database.db, live.seat.id)).days;
  expect(day?.checks).toEqual({ asked: 3, answered: 2, needed: 3 });
  expect(day?.attendance.minutes).toBe(60);
});
