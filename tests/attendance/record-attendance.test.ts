import { expect, test } from 'vitest';
import { attendedMinutes, recordAttendance } from '#src/attendance/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aTaughtSession, aViewer } from './story.ts';

const database = useDatabase();

const dayOne = async (seatId: string) => (await attendedMinutes(database.db, seatId)).days[0]?.attendance;

test('a trainer marks their own session, and the worker is told to look', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const result = await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] });
  expect(result).toMatchObject({ ok: true, value: { recorded: 1 } });
  expect(await dayOne(seat.id)).toMatchObject({ state: 'present', minutes: 480 });
  expect(services.woken).toEqual(['issue-certificates']);
  expect(await listJournal(database.db, { type: 'session', id: session.id })).toMatchObject([
    { action: 'attendance.recorded', actorId: trainer.personId, facts: { marks: 1, source: 'trainer' } },
  ]);
});

test('staff mark any session; a grant for one course ends at that course', async () => {
  const { services, session, seat } = await aTaughtSession(database.db);
  const marks = [aMark(seat.id)];
  const coordinator = await aViewer(database.db, { grants: ['coordinator'] });
  const elsewhere = { ...coordinator, grants: [{ role: 'coordinator' as const, scope: newId() }] };
  expect(await recordAttendance(services, { viewer: elsewhere, sessionId: session.id, marks })).toBeRefused(
    'not-your-session',
  );
  expect(await recordAttendance(services, { viewer: coordinator, sessionId: session.id, marks })).toSucceed();
});

test('to learners, other trainers and instructors without a grant the session does not exist', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const other = (await aTaughtSession(database.db)).trainer;
  const learner = await aViewer(database.db, { person: seat.learner });
  for (const viewer of [learner, other, { ...trainer, grants: [] }]) {
    const result = await recordAttendance(services, { viewer, sessionId: session.id, marks: [aMark(seat.id)] });
    expect(result).toBeRefused('not-your-session');
  }
  expect(await dayOne(seat.id)).toMatchObject({ state: 'unmarked' });
});

test('the same mark sent twice is one event', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const marks = [aMark(seat.id, { kind: 'minutes', minutes: 120 })];
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
  const again = await recordAttendance(services, {
    viewer: trainer,
    sessionId: session.id,
    marks: [...marks, ...marks],
  });
  expect(again).toMatchObject({ value: { recorded: 0 } });
  expect(await dayOne(seat.id)).toMatchObject({ state: 'partial', minutes: 120 });
  expect(await listJournal(database.db, { type: 'session', id: session.id })).toHaveLength(1);
});

test('marks are all recorded or none', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const marks = [aMark(seat.id), aMark(newId())];
  const result = await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
  expect(result).toBeRefused('seat-not-in-session');
  expect(await dayOne(seat.id)).toMatchObject({ state: 'unmarked' });
});

test('a seat of another session, a held one and a cancelled one cannot be marked', async () => {
  const { services, session, trainer } = await aTaughtSession(database.db);
  const seats = [
    await aSeat(database.db, { session: await aSession(database.db) }),
    await aSeat(database.db, { session, state: 'held', holdExpiresAt: new Date('2027-03-01T00:00:00Z') }),
    await aSeat(database.db, { session, state: 'cancelled' }),
  ];
  for (const { id } of seats) {
    const result = await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(id)] });
    expect(result).toBeRefused('seat-not-in-session');
  }
});

test('a day is marked once it has come in the session’s own zone', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db, {
    days: 2,
    timeZone: 'Australia/Perth',
    on: '2027-02-03',
  });
  const mark = (dayNumber: number) =>
    recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id, { dayNumber })] });
  // It is the third in Sydney, and still the second in Perth.
  services.clock.set('2027-02-02T15:59:00Z');
  expect(await mark(1)).toBeRefused('day-in-future');
  services.clock.set('2027-02-02T16:00:00Z');
  expect(await mark(1)).toSucceed();
  expect(await mark(2)).toBeRefused('day-in-future');
  expect(await mark(3)).toBeRefused('no-such-day');
});

test('a time belongs to its day and has passed; minutes fit the day', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const mark = (facts: Parameters<typeof aMark>[1]) =>
    recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id, facts)] });
  expect(await mark({ kind: 'in', at: new Date('2027-02-03T06:01:00Z') })).toBeRefused('time-not-that-day');
  expect(await mark({ kind: 'in', at: new Date('2027-02-02T12:59:00Z') })).toBeRefused('time-not-that-day');
  for (const minutes of [undefined, -1, 1.5, 481]) {
    expect(await mark({ kind: 'minutes', minutes })).toBeRefused('minutes-do-not-fit');
  }
  expect(await mark({ kind: 'in', at: new Date('2027-02-02T21:30:00Z') })).toSucceed();
  expect(await mark({ kind: 'out', at: new Date('2027-02-03T02:00:00Z') })).toSucceed();
  expect(await dayOne(seat.id)).toMatchObject({ state: 'partial', minutes: 270 });
});

test('a cancelled session is not marked', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db, { state: 'cancelled' });
  const result = await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] });
  expect(result).toBeRefused('session-not-held');
});

test('a correction is a later event, and evidence cannot be changed', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db);
  const mark = (facts: Parameters<typeof aMark>[1]) =>
    recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id, facts)] });
  await mark({ kind: 'absent' });
  await mark({ kind: 'present', note: 'Was in the other room' });
  const evidence = await attendedMinutes(database.db, seat.id);
  expect(evidence).toMatchObject({ attendedMinutes: 480, scheduledMinutes: 480 });
  expect(evidence.days[0]?.eventIds).toHaveLength(2);
  const changed = database.db.updateTable('attendanceEvents').set({ note: 'x' }).execute();
  await expect(changed).rejects.toThrow('append-only');
  await expect(database.db.deleteFrom('attendanceEvents').execute()).rejects.toThrow('append-only');
});
