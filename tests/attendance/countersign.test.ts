import { expect, test } from 'vitest';
import {
  attendedMinutes,
  countersignDay,
  keepCheckInMarks,
  listMySessions,
  recordAttendance,
  settleCheckInConflict,
} from '#src/attendance/index.ts';
import { finishSession } from '#src/certificates/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { aSigner } from '#tests/certificates/story.ts';
import { aCourse, aSeat } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aTaughtSession, aViewer } from './story.ts';

const database = useDatabase();

async function aDayToCountersign(facts: Parameters<typeof aTaughtSession>[1] = {}) {
  const story = await aTaughtSession(database.db, facts);
  const { services, session, trainer } = story;
  const countersign = (viewer = trainer, dayNumber = 1) =>
    countersignDay(services, { viewer, sessionId: session.id, dayNumber });
  const record = (facts: Parameters<typeof aMark>[1] = {}) =>
    recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(story.seat.id, facts)] });
  return { ...story, countersign, record };
}

test('a trainer countersigns a day once everybody is marked; again, the first word stands', async () => {
  const { services, session, trainer, countersign, record } = await aDayToCountersign();
  expect(await countersign()).toMatchObject({ reason: 'day-not-complete', unmarked: 1, open: 0, conflicts: 0 });
  await record({ kind: 'in', at: new Date('2027-02-02T21:30:00Z') });
  expect(await countersign()).toMatchObject({ reason: 'day-not-complete', unmarked: 0, open: 1 });
  await record({ kind: 'out', at: new Date('2027-02-03T05:30:00Z') });
  const first = await countersign();
  expect(first).toMatchObject({ ok: true, value: { countersignedAt: services.clock.now() } });
  services.clock.advance({ hours: 1 });
  expect(await countersign()).toEqual(first);
  const lines = await listJournal(database.db, { type: 'session', id: session.id });
  expect(lines.filter(({ action }) => action === 'attendance.countersigned')).toMatchObject([
    { actorId: trainer.personId, facts: { day: 1 } },
  ]);
});

test('a mark from the door that is to be settled keeps a day from being countersigned', async () => {
  const { services, session, seat, trainer, countersign, record } = await aDayToCountersign();
  await record();
  const early = { clientId: newId(), seatId: seat.id, dayNumber: 1, kind: 'in' as const };
  const marks = [{ ...early, at: new Date('2027-02-02T10:00:00Z') }];
  await keepCheckInMarks(services, { viewer: trainer, sessionId: session.id, marks });
  expect(await countersign()).toMatchObject({ reason: 'day-not-complete', conflicts: 1 });
});

test('what changes after the countersign says why, and the journal knows it', async () => {
  const { services, session, seat, trainer, countersign, record } = await aDayToCountersign();
  await record();
  await countersign();
  expect(await record({ kind: 'absent' })).toBeRefused('reason-needed');
  expect(await record({ kind: 'absent', note: 'Was another person of that name' })).toSucceed();
  const late = { clientId: newId(), seatId: seat.id, dayNumber: 1, kind: 'out' as const };
  const marks = [{ ...late, at: new Date('2027-02-03T02:00:00Z') }];
  expect(await keepCheckInMarks(services, { viewer: trainer, sessionId: session.id, marks })).toMatchObject({
    value: [{ answer: 'conflict', fault: 'day-countersigned' }],
  });
  const lines = await listJournal(database.db, { type: 'session', id: session.id });
  const recorded = lines.filter(({ action }) => action === 'attendance.recorded').map(({ facts }) => facts);
  expect(recorded).toEqual([
    expect.objectContaining({ marks: 1 }),
    { marks: 1, source: 'trainer', afterCountersign: true },
  ]);
  const undone = database.db.deleteFrom('dayCountersigns').execute();
  await expect(undone).rejects.toThrow('append-only');
});

test('a form that is sent again after the countersign changes nothing and asks for no reason', async () => {
  const { services, session, seat, trainer, countersign } = await aDayToCountersign();
  const sheet = { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] };
  expect(await recordAttendance(services, sheet)).toMatchObject({ value: { recorded: 1 } });
  await countersign();
  expect(await recordAttendance(services, sheet)).toMatchObject({ value: { recorded: 0 } });
});

test('a correction that waits for a countersign of the same moment is asked for its reason', async () => {
  const { services, session, seat, trainer, countersign, record } = await aDayToCountersign();
  await record();
  const [word, change] = await Promise.all([
    countersign(),
    recordAttendance(services, {
      ...{ viewer: trainer, sessionId: session.id },
      marks: [aMark(seat.id, { kind: 'absent' })],
    }),
  ]);
  expect(word).toSucceed();
  const lines = await listJournal(database.db, { type: 'session', id: session.id });
  const last = lines.at(-1)?.action;
  // Whichever came first: no change without a reason follows the word.
  expect([change.ok ? 'kept' : change.reason, last]).toSatisfy(
    ([answer, action]: string[]) => answer === 'reason-needed' || action === 'attendance.countersigned',
  );
});

test('a day that has not begun, one that is not there, and the session of somebody else are not countersigned', async () => {
  const { services, countersign, seat, record } = await aDayToCountersign({ days: 2 });
  await record();
  expect(await countersign(undefined, 2)).toBeRefused('day-not-over');
  expect(await countersign(undefined, 3)).toBeRefused('no-such-day');
  const other = (await aTaughtSession(database.db)).trainer;
  const learner = await aViewer(database.db, { person: seat.learner });
  for (const viewer of [other, learner]) expect(await countersign(viewer)).toBeRefused('not-your-session');
  expect(await countersign(await aViewer(database.db, { grants: ['coordinator'] }))).toSucceed();
  expect(services.woken).toContain('issue-certificates');
});

test('a day is countersigned from its planned end, or once the session was said to be finished', async () => {
  const { services, session, trainer, countersign, record } = await aDayToCountersign();
  services.clock.set('2027-02-03T05:29:00Z');
  await record();
  expect(await countersign()).toBeRefused('day-not-over');
  const issuing = { ...services, typesetter: createTypesetter(), badges: aSigner() };
  expect(await finishSession(issuing, { viewer: trainer, sessionId: session.id })).toSucceed();
  expect(await countersign()).toSucceed();
});

test('who has a seat in the session they teach marks everybody else, and somebody else marks them', async () => {
  const { services, session, seat, trainer, countersign, record } = await aDayToCountersign();
  const dana = { id: trainer.personId, name: trainer.name, email: trainer.email };
  const own = await aSeat(database.db, { session, learner: dana });
  const note = (viewer = trainer) =>
    recordAttendance(services, { viewer, sessionId: session.id, marks: [aMark(own.id)] });
  expect(await note()).toBeRefused('own-seat');
  const marks = [{ clientId: newId(), seatId: own.id, dayNumber: 1, kind: 'in' as const }].map((mark) => ({
    ...mark,
    at: new Date('2027-02-02T21:30:00Z'),
  }));
  const sent = await keepCheckInMarks(services, { viewer: trainer, sessionId: session.id, marks });
  expect(sent).toMatchObject({ value: [{ answer: 'conflict', fault: 'own-seat' }] });
  const kept = { sessionId: session.id, clientId: marks[0]?.clientId ?? '', keepAt: '08:30', note: null };
  expect(await settleCheckInConflict(services, { ...kept, viewer: trainer })).toBeRefused('own-seat');
  const office = await aViewer(database.db, { grants: ['coordinator'] });
  expect(await settleCheckInConflict(services, { ...kept, viewer: office })).toSucceed();
  expect((await attendedMinutes(database.db, own.id)).days[0]?.attendance.open).toBe(true);
  expect(await note(office)).toSucceed();
  await record();
  expect((await attendedMinutes(database.db, seat.id)).attendedMinutes).toBe(480);
  expect(await countersign()).toSucceed();
});

test('a cancelled session is not countersigned', async () => {
  const { countersign } = await aDayToCountersign({ state: 'cancelled' });
  expect(await countersign()).toBeRefused('session-not-held');
});

test('days that are over and wait for a countersign are counted for the trainer', async () => {
  const course = await aCourse(database.db, { countersignNeeded: true });
  const { services, trainer, countersign, record } = await aDayToCountersign({ course, days: 2 });
  await record();
  const waiting = async () => {
    const sessions = await listMySessions(services, { viewer: trainer });
    return sessions.ok ? sessions.value.map(({ countersignsMissing }) => countersignsMissing) : [];
  };
  expect(await waiting()).toEqual([1]);
  await countersign();
  expect(await waiting()).toEqual([0]);
});
