import { expect, test } from 'vitest';
import {
  attendedMinutes,
  findAttendanceSheet,
  keepCheckInMarks,
  settleCheckInConflict,
} from '#src/attendance/index.ts';
import type { CheckInMark } from '#src/attendance/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aSeat, aSession } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aTaughtSession, aViewer } from './story.ts';
import { recordAttendance } from '#src/attendance/index.ts';

const database = useDatabase();

/** Dana's two days at Parramatta, 3 and 4 Feb 2027, 8:30 to 16:30 (UTC+11); it is the second day at five. */
async function aTwoDayClass() {
  const story = await aTaughtSession(database.db, { days: 2 });
  const { services, session, trainer, seat } = story;
  services.clock.set('2027-02-04T06:00:00Z');
  const send = (marks: CheckInMark[], viewer = trainer) =>
    keepCheckInMarks(services, { viewer, sessionId: session.id, marks });
  const dayOf = async (dayNumber: number) =>
    (await attendedMinutes(database.db, seat.id)).days.find((day) => day.dayNumber === dayNumber)?.attendance;
  const conflicts = async () => {
    const sheet = await findAttendanceSheet(services, { viewer: trainer, sessionId: session.id });
    return sheet.ok ? sheet.value.conflicts : [];
  };
  return { ...story, send, dayOf, conflicts };
}

/** "08:31" of the day with this number, at Parramatta. */
const at = (time: string, dayNumber = 1) => new Date(`2027-02-0${2 + dayNumber}T${time}:00+11:00`);

const mark = (seatId: string, kind: 'in' | 'out', time: string, dayNumber = 1): CheckInMark => ({
  ...{ clientId: newId(), seatId, dayNumber, kind },
  at: at(time, dayNumber),
});

const answers = (result: Awaited<ReturnType<typeof keepCheckInMarks>>) =>
  result.ok ? result.value.map((each) => ('fault' in each ? each.fault : each.answer)) : [result.reason];

test('marks of two days that were made without a network are kept with the time they were made', async () => {
  const { seat, send, dayOf, services, session, trainer } = await aTwoDayClass();
  const marks = [
    mark(seat.id, 'in', '08:20', 1),
    mark(seat.id, 'out', '16:40', 1),
    mark(seat.id, 'in', '09:30', 2),
    mark(seat.id, 'out', '16:30', 2),
  ];
  expect(answers(await send(marks.toReversed()))).toEqual(['kept', 'kept', 'kept', 'kept']);
  expect(await dayOf(1)).toMatchObject({ state: 'present', minutes: 480, anomalies: [] });
  // From half past nine to half past four.
  expect(await dayOf(2)).toMatchObject({ state: 'partial', minutes: 420, anomalies: [] });
  expect(services.woken).toEqual(['issue-certificates']);
  expect(await listJournal(database.db, { type: 'session', id: session.id })).toMatchObject([
    {
      action: 'attendance.checked-in',
      actorId: trainer.personId,
      facts: { marks: 4, conflicts: 0, source: 'trainer' },
    },
  ]);
});

test('marks that arrive twice, in one request or in two at once, are one', async () => {
  const { seat, send, dayOf } = await aTwoDayClass();
  const marks = [mark(seat.id, 'in', '08:30'), mark(seat.id, 'out', '12:30')];
  const both = await Promise.all([send([...marks, ...marks]), send(marks)]);
  expect(both.map(answers).flat().toSorted()).toEqual(['already-kept', 'already-kept', 'kept', 'kept']);
  expect(answers(await send(marks))).toEqual(['already-kept', 'already-kept']);
  expect(await dayOf(1)).toMatchObject({ minutes: 240, anomalies: [] });
});

test('two devices at one door note one coming', async () => {
  const { seat, send, dayOf } = await aTwoDayClass();
  expect(answers(await send([mark(seat.id, 'in', '08:30')]))).toEqual(['kept']);
  expect(answers(await send([mark(seat.id, 'in', '08:34'), mark(seat.id, 'out', '16:30')]))).toEqual([
    'already-kept',
    'kept',
  ]);
  expect(await dayOf(1)).toMatchObject({ minutes: 480, anomalies: [] });
});

test('who was signed out by mistake and is signed in again at once is in', async () => {
  const { seat, send, dayOf } = await aTwoDayClass();
  const marks = [mark(seat.id, 'in', '09:00'), mark(seat.id, 'out', '09:01'), mark(seat.id, 'in', '09:02')];
  expect(answers(await send(marks))).toEqual(['kept', 'kept', 'kept']);
  expect(answers(await send([mark(seat.id, 'in', '09:03')]))).toEqual(['already-kept']);
  await send([mark(seat.id, 'out', '12:02')]);
  // One minute, and from two past nine to two past twelve.
  expect(await dayOf(1)).toMatchObject({ minutes: 181, anomalies: [] });
});

test('an evening that ends after midnight takes its sign-out then, from the door and by hand', async () => {
  const evening = { from: '18:00', to: '00:30' };
  const { services, session, seat, trainer } = await aTaughtSession(database.db, evening);
  services.clock.set(at('00:40', 2).toISOString());
  const send = (marks: CheckInMark[]) => keepCheckInMarks(services, { viewer: trainer, sessionId: session.id, marks });
  const minutes = async () => (await attendedMinutes(database.db, seat.id)).attendedMinutes;
  const late = { ...mark(seat.id, 'out', '00:20', 2), dayNumber: 1 };
  expect(answers(await send([late]))).toEqual(['not-in']);
  expect(answers(await send([mark(seat.id, 'in', '18:00')]))).toEqual(['kept']);
  const settled = { viewer: trainer, sessionId: session.id, clientId: late.clientId, keepAt: '00:20', note: null };
  expect(await settleCheckInConflict(services, settled)).toSucceed();
  // Six hours and twenty minutes.
  expect(await minutes()).toBe(380);
  expect(answers(await send([{ ...mark(seat.id, 'in', '00:22', 2), dayNumber: 1 }]))).toEqual(['kept']);
  expect(answers(await send([{ ...mark(seat.id, 'out', '00:30', 2), dayNumber: 1 }]))).toEqual(['kept']);
  expect(await minutes()).toBe(388);
  expect(answers(await send([{ ...mark(seat.id, 'in', '17:00', 0), dayNumber: 1 }]))).toEqual(['wrong-day']);
});

test('a mark of a day that is not the one it names is shown as a conflict, once, and counts for nothing', async () => {
  const { seat, send, dayOf, conflicts } = await aTwoDayClass();
  const wrong = { ...mark(seat.id, 'in', '08:30', 1), dayNumber: 2 };
  expect(answers(await send([wrong]))).toEqual(['wrong-day']);
  expect(answers(await send([wrong]))).toEqual(['wrong-day']);
  expect(await dayOf(2)).toMatchObject({ state: 'unmarked' });
  expect(await conflicts()).toMatchObject([{ clientId: wrong.clientId, fault: 'wrong-day', recordedByName: 'Dana' }]);
});

test('a mark from the future waits for a person; a clock that is a little ahead writes now', async () => {
  const { services, seat, send, dayOf } = await aTwoDayClass();
  services.clock.set(at('08:30').toISOString());
  expect(answers(await send([mark(seat.id, 'in', '08:36')]))).toEqual(['from-the-future']);
  expect(answers(await send([mark(seat.id, 'in', '08:34')]))).toEqual(['kept']);
  services.clock.set(at('16:30').toISOString());
  await send([mark(seat.id, 'out', '16:30')]);
  expect(await dayOf(1)).toMatchObject({ minutes: 480 });
});

test('a mark that arrives more than two weeks after its day waits for a person', async () => {
  const { services, seat, send } = await aTwoDayClass();
  services.clock.set('2027-02-17T12:59:00Z');
  expect(answers(await send([mark(seat.id, 'in', '08:30')]))).toEqual(['kept']);
  services.clock.set('2027-02-17T13:00:00Z');
  expect(answers(await send([mark(seat.id, 'out', '16:30')]))).toEqual(['too-late']);
});

test('marks that contradict what is known wait for a person', async () => {
  const { services, session, trainer, seat, send, dayOf } = await aTwoDayClass();
  expect(answers(await send([mark(seat.id, 'out', '12:00')]))).toEqual(['not-in']);
  expect(answers(await send([mark(seat.id, 'in', '09:00'), mark(seat.id, 'in', '10:00')]))).toEqual([
    'kept',
    'already-in',
  ]);
  // The trainer wrote "absent" at five; what the phone noted before then does not undo it by itself.
  await recordAttendance(services, {
    ...{ viewer: trainer, sessionId: session.id },
    marks: [aMark(seat.id, { dayNumber: 2, kind: 'absent' })],
  });
  expect(answers(await send([mark(seat.id, 'in', '08:30', 2)]))).toEqual(['day-noted']);
  expect(await dayOf(2)).toMatchObject({ state: 'absent' });
});

test('whoever was marked present for the day may still be signed out early', async () => {
  const { services, session, trainer, seat, send, dayOf } = await aTwoDayClass();
  services.clock.set(at('09:00', 2).toISOString());
  await recordAttendance(services, {
    ...{ viewer: trainer, sessionId: session.id },
    marks: [aMark(seat.id, { dayNumber: 2 })],
  });
  services.clock.set(at('17:00', 2).toISOString());
  expect(answers(await send([mark(seat.id, 'out', '12:30', 2)]))).toEqual(['kept']);
  expect(await dayOf(2)).toMatchObject({ minutes: 240 });
});

test('the mark of a seat that was cancelled meanwhile waits; that of another session is refused and journalled', async () => {
  const { session, send, conflicts } = await aTwoDayClass();
  const gone = await aSeat(database.db, { session, state: 'cancelled' });
  const elsewhere = await aSeat(database.db, { session: await aSession(database.db) });
  expect(answers(await send([mark(gone.id, 'in', '08:30'), mark(elsewhere.id, 'in', '08:31')]))).toEqual([
    'seat-gone',
    'not-in-session',
  ]);
  expect(
    answers(await send([mark(newId(), 'in', '08:30'), { ...mark(gone.id, 'in', '09:00'), dayNumber: 3 }])),
  ).toEqual(['not-in-session', 'not-in-session']);
  expect(await conflicts()).toHaveLength(1);
  const [, forged] = await listJournal(database.db, { type: 'session', id: session.id });
  expect(forged).toMatchObject({ action: 'attendance.checked-in', facts: { marks: 0, forged: 2 } });
});

test('to learners, other trainers and instructors without a grant the door does not exist', async () => {
  const { services, session, seat, trainer, send, dayOf } = await aTwoDayClass();
  const other = (await aTaughtSession(database.db)).trainer;
  const learner = await aViewer(database.db, { person: seat.learner });
  for (const viewer of [learner, other, { ...trainer, grants: [] }]) {
    expect(await send([mark(seat.id, 'in', '08:30')], viewer)).toBeRefused('not-your-session');
    const settled = { viewer, sessionId: session.id, clientId: newId(), keepAt: null, note: null };
    expect(await settleCheckInConflict(services, settled)).toBeRefused('not-your-session');
  }
  expect(await dayOf(1)).toMatchObject({ state: 'unmarked' });
});

test('a conflict is settled once: kept at the time that is right, or dropped', async () => {
  const { services, session, trainer, seat, send, dayOf, conflicts } = await aTwoDayClass();
  const [wrong, second] = [
    { ...mark(seat.id, 'in', '08:30', 1), dayNumber: 2 },
    { ...mark(seat.id, 'out', '16:30', 1), dayNumber: 2 },
  ];
  await send([wrong, second]);
  const settle = (clientId: string, keepAt: string | null) =>
    settleCheckInConflict(services, { viewer: trainer, sessionId: session.id, clientId, keepAt, note: 'Wrong clock' });
  expect(await settle(wrong.clientId, '17:01')).toBeRefused('time-not-that-day');
  expect(await settle(wrong.clientId, '08:30')).toMatchObject({ ok: true, value: { settlement: 'kept' } });
  expect(await settle(wrong.clientId, '08:30')).toSucceed();
  expect(await settle(wrong.clientId, null)).toBeRefused('already-settled');
  expect(await settle(second.clientId, null)).toMatchObject({ ok: true, value: { settlement: 'dropped' } });
  expect(await settle(second.clientId, null)).toSucceed();
  expect(await settle(newId(), null)).toBeRefused('no-such-conflict');
  expect(await conflicts()).toEqual([]);
  expect(await dayOf(2)).toMatchObject({ open: true });
  // Sent once more by a device that never heard the answer.
  expect(answers(await send([wrong, second]))).toEqual(['already-kept', 'already-kept']);
  const lines = await listJournal(database.db, { type: 'session', id: session.id });
  expect(lines.filter(({ action }) => action === 'attendance.conflict-settled')).toHaveLength(2);
});

test('a mark of a session that was cancelled can only be dropped', async () => {
  const { services, session, trainer, seat, send } = await aTwoDayClass();
  const wrong = { ...mark(seat.id, 'in', '08:30', 1), dayNumber: 2 };
  await send([wrong]);
  const off = { state: 'cancelled' as const, cancelledAt: services.clock.now() };
  await database.db.updateTable('sessions').set(off).where('id', '=', session.id).execute();
  const facts = { viewer: trainer, sessionId: session.id, clientId: wrong.clientId, note: null };
  expect(await settleCheckInConflict(services, { ...facts, keepAt: '08:30' })).toBeRefused('session-not-held');
  expect(await settleCheckInConflict(services, { ...facts, keepAt: null })).toSucceed();
});

test('a mark of a seat that is gone can only be dropped', async () => {
  const { services, session, trainer, send } = await aTwoDayClass();
  const gone = await aSeat(database.db, { session, state: 'cancelled' });
  const sent = mark(gone.id, 'in', '08:30');
  await send([sent]);
  const facts = { viewer: trainer, sessionId: session.id, clientId: sent.clientId, note: null };
  expect(await settleCheckInConflict(services, { ...facts, keepAt: '08:30' })).toBeRefused('seat-not-in-session');
  expect(await settleCheckInConflict(services, { ...facts, keepAt: null })).toSucceed();
});
