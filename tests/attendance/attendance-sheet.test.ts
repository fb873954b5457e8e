import { expect, test, vi } from 'vitest';
import { findAttendanceSheet, listMySessions, printSignInSheet, recordAttendance } from '#src/attendance/index.ts';
import { aPerson, aSeat } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aTaughtSession, aViewer } from './story.ts';

const database = useDatabase();

test('the sheet shows every day of every seat, with who marked what', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db, { days: 2 });
  await aSeat(database.db, { session, learner: await aPerson(database.db, 'Ángel') });
  await aSeat(database.db, { session, state: 'cancelled' });
  const marks = [aMark(seat.id, { kind: 'minutes', minutes: 60, note: 'left for a job' })];
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks });
  const sheet = await findAttendanceSheet(services, { viewer: trainer, sessionId: session.id });
  expect(sheet).toMatchObject({
    ok: true,
    value: {
      session: { courseTitle: 'Drying Timber Floors', venueSuburb: 'Parramatta' },
      days: [
        { dayNumber: 1, canBeMarked: true, scheduledMinutes: 480 },
        { dayNumber: 2, canBeMarked: false },
      ],
      seats: [
        { name: 'Ángel', days: [{ attendance: { state: 'unmarked' } }, {}] },
        {
          name: 'Maria',
          certificateNumber: null,
          days: [
            {
              attendance: { state: 'partial', minutes: 60 },
              events: [{ kind: 'minutes', recordedByName: 'Dana', note: 'left for a job' }],
            },
            { attendance: { state: 'unmarked' }, events: [] },
          ],
        },
      ],
    },
  });
});

test('the sheet is for staff and the session’s own trainers', async () => {
  const { services, session, seat } = await aTaughtSession(database.db);
  const see = async (viewer: Awaited<ReturnType<typeof aViewer>>) =>
    findAttendanceSheet(services, { viewer, sessionId: session.id });
  expect(await see(await aViewer(database.db, { grants: ['admin'] }))).toSucceed();
  expect(await see(await aViewer(database.db, { person: seat.learner }))).toBeRefused('not-your-session');
  expect(await see((await aTaughtSession(database.db)).trainer)).toBeRefused('not-your-session');
});

test('a trainer sees their own sessions with what is still to be marked', async () => {
  const { services, session, seat, trainer } = await aTaughtSession(database.db, { days: 2 });
  await aSeat(database.db, { session });
  await recordAttendance(services, { viewer: trainer, sessionId: session.id, marks: [aMark(seat.id)] });
  expect(await listMySessions(services, { viewer: trainer })).toMatchObject({
    value: [{ id: session.id, seatsTaken: 2, marksMissing: 1 }],
  });
  expect(await listMySessions(services, { viewer: await aViewer(database.db) })).toBeRefused('not-a-trainer');
});

test('the sign-in sheet names who is booked, for those who may mark', async () => {
  const { services, session, trainer } = await aTaughtSession(database.db, { days: 2 });
  const render = vi.fn(async () => ({ pdf: new Uint8Array([37]), accessible: true }));
  const print = async (viewer: Awaited<ReturnType<typeof aViewer>>) =>
    printSignInSheet({ ...services, typesetter: { render } }, { viewer, sessionId: session.id });
  expect(await print(await aViewer(database.db))).toBeRefused('not-your-session');
  expect(render).not.toHaveBeenCalled();
  expect(await print(trainer)).toSucceed();
  expect(render).toHaveBeenCalledExactlyOnceWith(
    'sign-in-sheet',
    expect.objectContaining({
      courseTitle: 'Drying Timber Floors',
      instructors: 'Dana',
      place: expect.stringContaining('Parramatta'),
      days: [
        expect.objectContaining({ heading: expect.stringContaining('Day 1 of 2') }),
        expect.objectContaining({ heading: expect.stringContaining('Day 2 of 2') }),
      ],
      attendees: [expect.objectContaining({ name: 'Maria' })],
    }),
  );
});
