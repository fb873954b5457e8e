import { describe, expect, it } from 'vitest';
import { findMyLearning, listMyCertificates, listMyCredits } from '#src/renewal/index.ts';
import { aCourse, aPerson, aSeat, aSession, aQuiz, someLessons } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, aCompletion, aCreditEntry, aViewer, cancels, confirmsName } from './story.ts';

const database = useDatabase();
const at = (when = '2026-12-01T00:00:00Z') => testCore(database.db, stoppedClock(when));

describe('my learning', () => {
  it('is empty for somebody new, and asks for the name', async () => {
    const viewer = await aViewer(database.db);
    const learning = await findMyLearning(at(), { viewer, page: 1 });
    expect(learning).toMatchObject({ next: null, upcoming: [], inProgress: [], totals: [], nameConfirmed: false });
    expect(learning.past).toEqual({ items: [], page: 1, pages: 1, count: 0 });
  });

  it('puts the nearest session first and leaves out other people and holds that lapsed', async () => {
    const { db } = database;
    const learner = await aPerson(db, 'Maria');
    const later = await aSeat(db, { session: await aSession(db, { on: '2027-03-10' }), learner });
    const sooner = await aSeat(db, { session: await aSession(db, { on: '2027-02-03' }), learner });
    const session = await aSession(db, { on: '2027-01-10' });
    await aSeat(db, { session });
    await aSeat(db, { session, learner, state: 'held' });
    await aSeat(db, { session: await aSession(db, { on: '2027-01-11' }), learner, state: 'cancelled' });
    const learning = await findMyLearning(at(), { viewer: await aViewer(db, { person: learner }), page: 1 });
    expect(learning.next).toMatchObject({ id: sooner.id, standing: 'coming' });
    expect(learning.next?.credits).toMatchObject([{ state: 'approved', units: '7', body: 'IICRC' }]);
    expect(learning.upcoming.map(({ id }) => id)).toEqual([later.id]);
    expect(learning.past.count).toBe(0);
  });

  it('shows a cancelled seat as cancelled, never as the next one', async () => {
    const { db } = database;
    const learner = await aPerson(db, 'Maria');
    const seat = await aSeat(db, { session: await aSession(db), learner });
    await cancels(db, seat.id);
    const called = await aSeat(db, { session: await aSession(db, { state: 'cancelled', on: '2027-02-05' }), learner });
    const learning = await findMyLearning(at(), { viewer: await aViewer(db, { person: learner }), page: 1 });
    expect(learning.next).toBeNull();
    expect(learning.upcoming).toMatchObject([
      { id: seat.id, standing: 'cancelled' },
      { id: called.id, standing: 'cancelled' },
    ]);
  });

  it('counts the lessons of an online course until it is completed', async () => {
    const { db } = database;
    const course = await aCourse(db, { kind: 'online' });
    const [first] = await someLessons(db, course.id, ['Air', 'Materials', 'Meters']);
    await aQuiz(db, course.id, { passPercent: 80 });
    const seat = await aSeat(db, { course });
    const done = new Date('2026-12-01T00:00:00Z');
    const progress = {
      seatId: seat.id,
      lessonId: first?.id ?? '',
      openedAt: done,
      completedAt: done,
      doneBy: 'reading' as const,
    };
    await db.insertInto('lessonProgress').values(progress).execute();
    const viewer = await aViewer(db, { person: seat.learner });
    const before = await findMyLearning(at(), { viewer, page: 1 });
    expect(before.inProgress).toMatchObject([{ lessonsTotal: 3, lessonsDone: 1, passPercent: 80, quizPassed: false }]);
    await aCompletion(db, seat);
    const after = await findMyLearning(at(), { viewer, page: 1 });
    expect(after.inProgress).toEqual([]);
    expect(after.past.items).toMatchObject([{ standing: 'completed' }]);
  });

  it('says what a completed course waits for, then names the certificate that stands', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db) });
    const completionId = await aCompletion(db, seat);
    const viewer = await aViewer(db, { person: seat.learner });
    const certificate = async () =>
      (await findMyLearning(at('2027-02-10T00:00:00Z'), { viewer, page: 1 })).past.items[0]?.certificate;
    expect(await certificate()).toEqual({ state: 'name-unconfirmed' });
    await confirmsName(db, seat.learner.id);
    expect(await certificate()).toEqual({ state: 'being-made' });
    await aCertificate(db, { completionId, learnerId: seat.learner.id });
    const corrected = await aCertificate(db, { completionId, learnerId: seat.learner.id, version: 2 });
    expect(await certificate()).toEqual({ state: 'issued', number: corrected });
    const { certificates } = await listMyCertificates(at(), { viewer, page: 1 });
    expect(certificates.items).toMatchObject([{ number: corrected, version: 2, revoked: false }]);
  });

  it('says so when the certificate was withdrawn', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db) });
    const [completionId, staff] = [await aCompletion(db, seat), await aPerson(db, 'Kerry')];
    const number = await aCertificate(db, { completionId, learnerId: seat.learner.id, revokedBy: staff.id });
    const viewer = await aViewer(db, { person: seat.learner });
    const { past } = await findMyLearning(at('2027-02-10T00:00:00Z'), { viewer, page: 1 });
    expect(past.items[0]?.certificate).toEqual({ state: 'revoked', number });
  });

  it('pages through what is past, the latest first', async () => {
    const { db } = database;
    const learner = await aPerson(db, 'Maria');
    for (let day = 10; day < 22; day += 1)
      await aSeat(db, { session: await aSession(db, { on: `2026-11-${day}` }), learner, state: 'attended' });
    const viewer = await aViewer(db, { person: learner });
    const first = (await findMyLearning(at(), { viewer, page: 1 })).past;
    const second = (await findMyLearning(at(), { viewer, page: 2 })).past;
    expect([first.count, first.pages, first.items.length, second.items.length]).toEqual([12, 2, 10, 2]);
    expect(first.items[0]?.startsAt).toEqual(new Date('2026-11-20T21:30:00Z'));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(12);
  });
});

describe('the credit ledger', () => {
  it('adds exact decimals by credit type and leaves out what a body turned down', async () => {
    const { db } = database;
    const { id: learnerId, ...person } = await aPerson(db, 'Maria');
    const viewer = await aViewer(db, { person: { id: learnerId, ...person } });
    // Ten times 0.1 as floats is 0.9999999999999999.
    for (let count = 0; count < 10; count += 1)
      await aCreditEntry(db, { learnerId, units: '0.1', creditType: 'cih-cm' });
    await aCreditEntry(db, { learnerId, units: '7' });
    await aCreditEntry(db, { learnerId, units: '1.5', state: 'accepted', earnedOn: '2027-03-01' });
    await aCreditEntry(db, { learnerId, units: '2', state: 'rejected' });
    await aCreditEntry(db, { learnerId: (await aPerson(db, 'Someone')).id, units: '100' });
    const { totals, entries } = await listMyCredits(testCore(db), { viewer, page: 1 });
    expect(totals).toMatchObject([
      { creditTypeId: 'iicrc-cec', units: '8.5', acceptedUnits: '1.5' },
      { creditTypeId: 'cih-cm', units: '1', acceptedUnits: '0' },
    ]);
    expect(entries.count).toBe(13);
    expect(entries.items[0]).toMatchObject({ units: '1.5', state: 'accepted', title: 'Drying Days' });
  });

  it('leaves out what a withdrawn certificate stood for', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db) });
    const learnerId = seat.learner.id;
    const completionId = await aCompletion(db, seat);
    await aCreditEntry(db, { learnerId, units: '7', completionId });
    await aCreditEntry(db, { learnerId, units: '1.5' });
    await aCertificate(db, { completionId, learnerId, revokedBy: (await aPerson(db, 'Kerry')).id });
    const { totals, entries } = await listMyCredits(testCore(db), {
      viewer: await aViewer(db, { person: seat.learner }),
      page: 1,
    });
    expect(totals).toMatchObject([{ units: '1.5' }]);
    expect(entries.count).toBe(2);
  });

  it('names the course and the certificate of an entry', async () => {
    const { db } = database;
    const course = await aCourse(db, { title: 'Drying Timber Floors' });
    const seat = await aSeat(db, { session: await aSession(db, { course }) });
    const completionId = await aCompletion(db, seat);
    await aCreditEntry(db, { learnerId: seat.learner.id, units: '7', completionId });
    const number = await aCertificate(db, { completionId, learnerId: seat.learner.id });
    const viewer = await aViewer(db, { person: seat.learner });
    const { entries } = await listMyCredits(testCore(db), { viewer, page: 1 });
    expect(entries.items).toMatchObject([{ title: course.title, certificateNumber: number, seatId: seat.id }]);
  });
});
