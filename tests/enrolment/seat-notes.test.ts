import { expect, test } from 'vitest';
import { findSeatNotes, purgeSeatNotes, writeSeatNotes } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const clock = stoppedClock();
const services = () => testCore(database.db, clock);
const notes = { dietary: 'No nuts', access: 'A seat near the front' };

/** Maria has a seat on 3 February, 8:30 am to 4:30 pm in Sydney, and is signed in. */
async function mariasSeat(facts: Partial<Parameters<typeof aSeat>[1]> = {}) {
  clock.set('2026-12-01T00:00:00Z');
  const seat = await aSeat(database.db, { session: await aSession(database.db), ...facts });
  const maria = await aViewer(database.db, { person: seat.learner });
  const stored = () => database.db.selectFrom('seatNotes').selectAll().where('seatId', '=', seat.id).execute();
  return { seat, maria, stored };
}

test('an attendee writes notes, changes them and takes them back', async () => {
  const { seat, maria, stored } = await mariasSeat();
  expect(await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes })).toSucceed();
  expect(await findSeatNotes(services(), { viewer: maria, seatId: seat.id })).toEqual({ ok: true, value: notes });
  expect(await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes })).toSucceed();
  expect(await stored()).toHaveLength(1);
  const nothing = { dietary: ' ', access: '' };
  expect(await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes: nothing })).toSucceed();
  expect(await stored()).toEqual([]);
});

test('nobody else reads or writes them here, staff neither', async () => {
  const { seat, maria, stored } = await mariasSeat();
  await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes });
  const before = await stored();
  for (const viewer of [await aViewer(database.db), await aViewer(database.db, { role: 'admin' })]) {
    expect(await findSeatNotes(services(), { viewer, seatId: seat.id })).toBeRefused('no-such-seat');
    const mine = { by: viewer, seatId: seat.id, notes: { dietary: 'x', access: 'x' } };
    expect(await writeSeatNotes(services(), mine)).toBeRefused('no-such-seat');
  }
  for (const seatId of [newId(), 'no-id'])
    expect(await writeSeatNotes(services(), { by: maria, seatId, notes })).toBeRefused('no-such-seat');
  expect(await stored()).toEqual(before);
});

test('they are deleted as soon as the session has ended, not before', async () => {
  const { seat, maria, stored } = await mariasSeat();
  await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes });
  clock.set('2027-02-03T05:29:59Z');
  await purgeSeatNotes(services());
  expect(await stored()).toHaveLength(1);
  clock.set('2027-02-03T05:30:00Z');
  await purgeSeatNotes(services());
  await purgeSeatNotes(services());
  expect(await stored()).toEqual([]);
  expect(await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes })).toBeRefused('session-over');
});

test('they are deleted when the seat or its session is cancelled', async () => {
  const { db } = database;
  const [one, two] = [await mariasSeat(), await mariasSeat()];
  for (const { seat, maria } of [one, two]) await writeSeatNotes(services(), { by: maria, seatId: seat.id, notes });
  const cancelled = { state: 'cancelled', cancelledAt: clock.now(), cancelReason: 'Ill' } as const;
  await db.updateTable('seats').set(cancelled).where('id', '=', one.seat.id).execute();
  await db.updateTable('sessions').set(cancelled).where('id', '=', two.seat.sessionId).execute();
  await purgeSeatNotes(services());
  expect([...(await one.stored()), ...(await two.stored())]).toEqual([]);
});

test('an online course takes none', async () => {
  const course = await aCourse(database.db, { kind: 'online' });
  const seat = await aSeat(database.db, { course });
  const by = await aViewer(database.db, { person: seat.learner });
  expect(await writeSeatNotes(services(), { by, seatId: seat.id, notes })).toBeRefused('session-over');
});
