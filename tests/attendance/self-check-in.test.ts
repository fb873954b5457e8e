import { expect, test } from 'vitest';
import {
  attendedMinutes,
  checkInMyself,
  findAttendanceSheet,
  openSelfCheckIn,
  recordAttendance,
  showDoorCode,
} from '#src/attendance/index.ts';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aTaughtSession, aViewer } from './story.ts';

const database = useDatabase();

/** Half past eight in the morning of Dana's day in Parramatta; Maria stands before the screen. */
async function aRoom(facts: Parameters<typeof aTaughtSession>[1] = {}) {
  const story = await aTaughtSession(database.db, facts);
  const services = { ...story.services, rateLimits: postgresRateLimits(database.db) };
  const { session, trainer, seat } = story;
  services.clock.set('2027-02-02T21:30:00Z');
  const maria = await aViewer(database.db, { person: seat.learner });
  const onScreen = async (viewer = trainer) => {
    const shown = await showDoorCode(services, { viewer, sessionId: session.id });
    return shown.ok ? (shown.value.shown?.code ?? 'none') : shown.reason;
  };
  const type = (code: string, kind: 'in' | 'out' = 'in', viewer = maria) =>
    checkInMyself(services, { viewer, seatId: seat.id, kind, code });
  const today = async () => (await attendedMinutes(database.db, seat.id)).days[0]?.attendance;
  return { ...story, services, maria, onScreen, type, today };
}

test('a learner signs in and out with the code on the screen, by the server’s clock', async () => {
  const { services, session, trainer, maria, seat, onScreen, type, today } = await aRoom();
  expect(await onScreen()).toMatch(/^\d{6}$/);
  expect(await type(await onScreen())).toSucceed();
  expect(await today()).toMatchObject({ open: true });
  expect(await openSelfCheckIn(services, { viewer: maria, sessionId: session.id })).toMatchObject({
    value: { seatId: seat.id, next: 'out', noted: [{ kind: 'in', source: 'self' }] },
  });
  services.clock.set('2027-02-03T05:30:00Z');
  const code = await onScreen();
  expect(await type(` ${code.slice(0, 3)} ${code.slice(3)}`, 'out')).toSucceed();
  expect(await today()).toMatchObject({ state: 'present', minutes: 480 });
  const sheet = await findAttendanceSheet(services, { viewer: trainer, sessionId: session.id });
  expect(sheet).toMatchObject({ value: { seats: [{ days: [{ events: [{ source: 'self' }, { source: 'self' }] }] }] } });
});

test('a code counts while it is shown and half a minute more; then, and before, it does not', async () => {
  const { services, onScreen, type } = await aRoom();
  const code = await onScreen();
  services.clock.advance({ seconds: 59 });
  expect(await onScreen()).not.toBe(code);
  expect(await type(code)).toSucceed();
  services.clock.advance({ seconds: 1 });
  expect(await type(code, 'out')).toBeRefused('wrong-door-code');
  services.clock.set('2027-02-02T21:29:59Z');
  expect(await type(code, 'out')).toBeRefused('wrong-door-code');
});

test('after midnight the evening that began before it is still today', async () => {
  const { services, seat, onScreen, type } = await aRoom({ from: '18:00', to: '00:30', days: 2 });
  services.clock.set('2027-02-03T07:00:00Z');
  expect(await type(await onScreen())).toSucceed();
  services.clock.set('2027-02-03T13:40:00Z');
  expect(await type(await onScreen(), 'out')).toSucceed();
  const { days } = await attendedMinutes(database.db, seat.id);
  // From six to half past midnight; the second evening is another day.
  expect(days.map(({ attendance }) => attendance.minutes)).toEqual([390, 0]);
});

test('the code of another session is another one', async () => {
  const [one, other] = [await aRoom(), await aRoom()];
  expect(await one.type(await other.onScreen())).toBeRefused('wrong-door-code');
});

test('sent twice it is one; what is on record stands', async () => {
  const { services, session, trainer, seat, onScreen, type, today } = await aRoom();
  await type(await onScreen());
  expect(await type(await onScreen())).toSucceed();
  services.clock.set('2027-02-03T00:00:00Z');
  expect(await type(await onScreen())).toMatchObject({ reason: 'check-in-does-not-fit', fault: 'already-in' });
  const marks = [aMark(seat.id, { kind: 'minutes', minutes: 60 })];
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
  expect(await type(await onScreen(), 'out')).toMatchObject({ fault: 'day-noted' });
  expect(await today()).toMatchObject({ minutes: 60, anomalies: [] });
});

test('guessing ends after eight tries', async () => {
  const { onScreen, type } = await aRoom();
  const code = await onScreen();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 8; tries += 1) expect(await type(wrong)).toBeRefused('wrong-door-code');
  expect(await type(code)).toBeRefused('too-many-tries');
});

test('only who has the seat signs in, only who may mark sees the code, and only on the day, in the room', async () => {
  const { services, trainer, maria, seat, onScreen, type } = await aRoom();
  const stranger = await aViewer(database.db);
  expect(await onScreen(maria)).toBe('not-your-session');
  expect(await type(await onScreen(), 'in', stranger)).toBeRefused('no-seat-in-room');
  expect(await type(await onScreen(), 'in', trainer)).toBeRefused('no-seat-in-room');
  services.clock.set('2027-02-04T21:30:00Z');
  expect(await onScreen()).toBe('none');
  expect(await type('123456')).toBeRefused('not-today');
  expect(await openSelfCheckIn(services, { viewer: maria, seatId: seat.id })).toMatchObject({ value: { day: null } });
  const stream = await aRoom({ delivery: 'live-stream' });
  expect(await stream.onScreen()).toBe('none');
  expect(await stream.type('123456')).toBeRefused('no-seat-in-room');
});
