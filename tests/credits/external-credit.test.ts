import { describe, expect, it } from 'vitest';
import { addExternalCredit, attachEvidence, courseKeyOf, deleteExternalCredit, moveEntry } from '#src/credits/index.ts';
import { aCompletion, aCreditEntry, aViewer } from '#tests/renewal/story.ts';
import { aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aFile, aLearner, credit, entry, filesOf } from './story.ts';

const database = useDatabase();
const clock = stoppedClock('2026-11-24T00:00:00Z');
const services = () => testCore(database.db, clock);

describe('credit from elsewhere', () => {
  it('is entered with its minutes, on its learner’s word', async () => {
    const { by, facts } = await aLearner(database.db);
    expect(await addExternalCredit(services(), facts)).toSucceed();
    expect(await entry(database.db, facts.entryId)).toMatchObject({
      learnerId: by.personId,
      units: '2.500',
      minutes: '150.000',
      state: 'earned',
      verification: 'self-declared',
      courseKey: 'anotherschool:dryingdays',
    });
    expect(await filesOf(database.db, by.personId)).toMatchObject([
      { name: 'certificate.pdf', mediaType: 'application/pdf' },
    ]);
  });

  it('is entered once, however often the form is sent', async () => {
    const { by, facts } = await aLearner(database.db);
    const sent = await Promise.all([addExternalCredit(services(), facts), addExternalCredit(services(), facts)]);
    expect(sent.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await filesOf(database.db, by.personId)).toHaveLength(1);
  });

  it.each([
    ['no-such-credit-type', { creditTypeId: 'nothing' }],
    ['no-such-category', { category: 'field' }],
    ['units-not-positive', { units: '0' }],
    ['units-too-many', { units: '1000.001' }],
    ['earned-in-future', { earnedOn: '2026-11-25' }],
  ])('is refused with %s, and its file is not kept', async (reason, change) => {
    const { by, facts } = await aLearner(database.db);
    const wrong = { ...facts, credit: { ...credit, ...change } };
    expect(await addExternalCredit(services(), wrong)).toBeRefused(reason);
    expect(await entry(database.db, facts.entryId)).toBeUndefined();
    expect(await filesOf(database.db, by.personId)).toEqual([]);
  });

  it('is deleted for good, with its file, by its learner alone', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    await moveEntry(services(), { by, entryId: facts.entryId, to: 'submitted', on: null, note: null });
    await deleteExternalCredit(services(), { by: await aViewer(database.db), entryId: facts.entryId });
    expect(await entry(database.db, facts.entryId)).toBeDefined();
    for (let time = 0; time < 2; time += 1)
      expect(await deleteExternalCredit(services(), { by, entryId: facts.entryId })).toSucceed();
    expect(await entry(database.db, facts.entryId)).toBeUndefined();
    expect(await filesOf(database.db, by.personId)).toEqual([]);
  });

  it('cannot be deleted when it is from a course of ours', async () => {
    const { db } = database;
    const seat = await aSeat(db, { session: await aSession(db) });
    const completionId = await aCompletion(db, seat);
    await aCreditEntry(db, { learnerId: seat.learner.id, units: '7', completionId });
    const { id } = await db
      .selectFrom('creditEntries')
      .select('id')
      .where('completionId', '=', completionId)
      .executeTakeFirstOrThrow();
    const by = await aViewer(db, { person: seat.learner });
    expect(await deleteExternalCredit(services(), { by, entryId: id })).toBeRefused('credit-is-ours');
    expect(await attachEvidence(services(), { by, entryId: id, file: aFile() })).toBeRefused('no-such-entry');
  });

  it('knows the same course however it is typed', () => {
    const key = courseKeyOf({ title: 'Drying Days', provider: 'Another School' });
    expect(courseKeyOf({ title: ' drying-days ', provider: 'ANOTHER  SCHOOL.' })).toBe(key);
    expect(courseKeyOf({ title: 'Drying Days 2', provider: 'Another School' })).not.toBe(key);
  });
});

describe('what became of an entry', () => {
  const steps = (entryId: string) =>
    database.db
      .selectFrom('creditEntrySteps')
      .select(['state', 'happenedOn', 'note'])
      .where('entryId', '=', entryId)
      .orderBy('id')
      .execute();

  it('goes from sent to turned down (why), to sent again, to accepted; each twice changes nothing', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    const move = { by, entryId: facts.entryId };
    const way = [
      { to: 'submitted', on: '2026-10-02', note: 'By e-mail' },
      { to: 'rejected', on: '2026-10-20', note: 'No hours on the paper' },
      { to: 'submitted', on: '2026-10-21', note: null },
      { to: 'accepted', on: null, note: null },
    ] as const;
    for (const each of way) {
      for (let time = 0; time < 2; time += 1) expect(await moveEntry(services(), { ...move, ...each })).toSucceed();
      const rejection = each.to === 'rejected' ? each.note : null;
      expect(await entry(database.db, facts.entryId)).toMatchObject({ state: each.to, rejection });
    }
    expect(await steps(facts.entryId)).toEqual([
      { state: 'submitted', happenedOn: '2026-10-02', note: 'By e-mail' },
      { state: 'rejected', happenedOn: '2026-10-20', note: 'No hours on the paper' },
      { state: 'submitted', happenedOn: '2026-10-21', note: null },
      { state: 'accepted', happenedOn: '2026-11-24', note: null },
    ]);
  });

  it('is refused out of turn, without a reason, before it was earned, after today, and by others', async () => {
    const { by, facts } = await aLearner(database.db);
    await addExternalCredit(services(), facts);
    const move = { by, entryId: facts.entryId, on: null, note: null };
    expect(await moveEntry(services(), { ...move, to: 'accepted' })).toMatchObject({
      reason: 'entry-in-another-state',
      state: 'earned',
    });
    expect(await moveEntry(services(), { ...move, to: 'submitted', on: '2026-09-30' })).toBeRefused(
      'step-before-credit',
    );
    expect(await moveEntry(services(), { ...move, to: 'submitted', on: '2026-11-25' })).toBeRefused('step-in-future');
    const other = await aViewer(database.db);
    expect(await moveEntry(services(), { ...move, by: other, to: 'submitted' })).toBeRefused('no-such-entry');
    await moveEntry(services(), { ...move, to: 'submitted' });
    expect(await moveEntry(services(), { ...move, to: 'rejected', note: '  ' })).toBeRefused('no-rejection-reason');
    expect(await entry(database.db, facts.entryId)).toMatchObject({ state: 'submitted' });
  });
});
