import { expect, test } from 'vitest';
import { listJournal } from '#src/journal/index.ts';
import { examClock } from '#src/renewal/exam-clock.ts';
import { findMyExam, noteExamResult } from '#src/renewal/index.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { aCourse, aDesignation, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

/** Maria's two-day class in Parramatta ends on 4 Feb 2027; 45 days later it is 21 March. It is the 10th of February. */
async function aClass({ examWithinDays = 45 as number | null } = {}) {
  const clock = stoppedClock('2027-02-10T00:00:00Z');
  const services = testCore(database.db, clock);
  const course = await aCourse(database.db, { kind: 'class', examWithinDays });
  await aDesignation(database.db, { givenBy: [course] });
  const session = await aSession(database.db, { course, days: 2 });
  const seat = await aSeat(database.db, { session });
  const maria = await aViewer(database.db, { person: seat.learner });
  const see = (viewer = maria) => findMyExam(services, { viewer, seatId: seat.id });
  const note = (noted: Parameters<typeof noteExamResult>[1]['noted'], viewer = maria) =>
    noteExamResult(services, { viewer, seatId: seat.id, noted });
  return { clock, seat, see, note };
}

test.each([
  ['2027-02-03', { state: 'to-come', daysLeft: 46 }],
  ['2027-02-04', { state: 'running', daysLeft: 45 }],
  ['2027-03-20', { state: 'running', daysLeft: 1 }],
  ['2027-03-21', { state: 'running', daysLeft: 0 }],
  ['2027-03-22', { state: 'over', daysLeft: 0 }],
])('45 days from 4 February end on 21 March; on %s', (today, expected) => {
  expect(examClock({ lastDay: '2027-02-04', within: 45, today })).toEqual({ by: '2027-03-21', ...expected });
});

test('a learner sees until when, and notes how it went; the later word stands, and it can be taken back', async () => {
  const { seat, see, note } = await aClass();
  expect(await see()).toMatchObject({
    ...{
      clock: { by: '2027-03-21', state: 'running', daysLeft: 39 },
      body: 'IICRC',
      preparesFor: ['WRT'],
      noted: null,
    },
  });
  expect(await note({ result: 'waiting', satOn: '2027-02-08' })).toSucceed();
  expect(await note({ result: 'not-passed', satOn: '2027-02-08' })).toSucceed();
  expect(await note({ result: 'not-passed', satOn: '2027-02-08' })).toSucceed();
  expect(await see()).toMatchObject({ noted: { result: 'not-passed', satOn: '2027-02-08' } });
  expect(await note(null)).toSucceed();
  expect(await note(null)).toSucceed();
  expect(await see()).toMatchObject({ noted: null });
  // How an exam went is the learner's: staff read the journal.
  expect(await listJournal(database.db, { type: 'seat', id: seat.id })).toEqual([]);
});

test('it was sat during the class or after it, and not in the future', async () => {
  const { note } = await aClass();
  for (const satOn of ['2027-02-02', '2027-02-11']) {
    expect(await note({ result: 'passed', satOn })).toBeRefused('exam-day-wrong');
  }
  for (const satOn of ['2027-02-03', '2027-02-10']) expect(await note({ result: 'passed', satOn })).toSucceed();
});

test('nobody but the learner sees or notes it, staff neither, and where no exam follows there is none', async () => {
  const { see, note } = await aClass();
  const staff = await aViewer(database.db, { grants: ['admin'] });
  expect(await see(staff)).toBeNull();
  expect(await note({ result: 'passed', satOn: '2027-02-08' }, staff)).toBeRefused('no-exam');
  const without = await aClass({ examWithinDays: null });
  expect(await without.see()).toBeNull();
  expect(await without.note({ result: 'passed', satOn: '2027-02-08' })).toBeRefused('no-exam');
});
