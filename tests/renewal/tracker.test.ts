import { describe, expect, it } from 'vitest';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { addExternalCredit, moveEntry } from '#src/credits/index.ts';
import {
  exportMyCredits,
  findMyEntry,
  findMyTracker,
  listMyGaps,
  listMyCredits,
  listStandings,
  printMyTranscript,
} from '#src/renewal/index.ts';
import { currentOf, nextAnniversary } from '#src/renewal/cycle-now.ts';
import { transcript } from '#src/renewal/transcript.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCertificate, aCompletion, aCreditEntry, aViewer } from './story.ts';

const database = useDatabase();
const services = () => testCore(database.db, stoppedClock('2027-11-29T00:00:00Z'));
const cycle = { startsOn: '2024-02-01', endsOn: '2028-01-31' };

/** A technician with WRT whose cycle ends in nine weeks. */
async function aTechnician() {
  const { db } = database;
  const [group, viewer] = [await aCycleGroup(db), await aViewer(db)];
  await aHeldDesignation(db, { personId: viewer.personId, group, cycle });
  const credit = {
    creditTypeId: group.creditTypeId,
    units: '1.5',
    title: 'Drying Days',
    provider: 'Another School',
    activity: 'webinar' as const,
    category: null,
    earnedOn: '2027-05-01',
  };
  const enter = async (change: Partial<typeof credit> = {}) => {
    const entryId = newId();
    await addExternalCredit(services(), { by: viewer, entryId, credit: { ...credit, ...change }, file: null });
    return entryId;
  };
  return { group, viewer, enter };
}

describe('a tracker', () => {
  it('counts our courses and credit from elsewhere against the cycle that runs', async () => {
    const { db } = database;
    const { group, viewer, enter } = await aTechnician();
    const course = await aCourse(db, { title: 'Psychrometry', kind: 'workshop' });
    const learner = { id: viewer.personId, name: viewer.name, email: viewer.email };
    const seat = await aSeat(db, { session: await aSession(db, { course }), learner });
    const completionId = await aCompletion(db, seat, '2027-02-03');
    await aCreditEntry(db, { learnerId: viewer.personId, units: '4', completionId, earnedOn: '2027-02-03' });
    await enter();
    const { groups, today } = await findMyTracker(services(), { viewer });
    expect(today).toBe('2027-11-29');
    // 4 + 1.5 = 5.5 of 14; 29 November to 31 January are 63 days.
    expect(groups).toMatchObject([
      {
        group: { id: group.id, bodyCode: 'IICRC' },
        designations: [{ code: 'WRT' }],
        current: { standing: { counted: '5.500', gap: '8.500', daysLeft: 63, deadline: '2028-01-31' } },
      },
    ]);
    expect(groups[0]?.current?.standing?.countedEntries.map(({ entry }) => [entry.title, entry.activity])).toEqual([
      ['Psychrometry', 'workshop'],
      ['Drying Days', 'webinar'],
    ]);
  });

  it('leaves out, and names, what a body turned down, staff could not confirm and what was withdrawn', async () => {
    const { db } = database;
    const { viewer, enter } = await aTechnician();
    const learner = { id: viewer.personId, name: viewer.name, email: viewer.email };
    const seat = await aSeat(db, { session: await aSession(db), learner });
    const completionId = await aCompletion(db, seat, '2027-02-03');
    await aCreditEntry(db, { learnerId: viewer.personId, units: '4', completionId, earnedOn: '2027-02-03' });
    await aCertificate(db, { completionId, learnerId: viewer.personId, revokedBy: (await aPerson(db, 'Kerry')).id });
    const turnedDown = await enter({ title: 'Turned Down' });
    await moveEntry(services(), { by: viewer, entryId: turnedDown, to: 'submitted', on: null, note: null });
    await moveEntry(services(), { by: viewer, entryId: turnedDown, to: 'rejected', on: null, note: 'No hours' });
    const unconfirmed = await enter({ title: 'Unconfirmed' });
    await db.updateTable('creditEntries').set({ checkRefusal: 'No name' }).where('id', '=', unconfirmed).execute();
    await enter();
    await enter({ earnedOn: '2027-06-01' });
    const { groups } = await findMyTracker(services(), { viewer });
    const standing = groups[0]?.current?.standing;
    expect(standing).toMatchObject({ counted: '1.500' });
    expect(standing?.uncountedEntries.map(({ why }) => why).sort()).toEqual([
      'certificate-withdrawn',
      'evidence-refused',
      'rejected',
      'same-course-again',
    ]);
    const { totals } = await listMyCredits(services(), { viewer, page: 1 });
    expect(totals).toMatchObject([{ units: '3' }]);
  });

  it('counts one entry to every designation that takes its unit', async () => {
    const { db } = database;
    const { viewer, enter } = await aTechnician();
    const masters = await aCycleGroup(db, { codes: ['MWR'], cycleMonths: 24 });
    const own = { startsOn: '2027-01-01', endsOn: '2028-12-31' };
    await aHeldDesignation(db, { personId: viewer.personId, group: masters, cycle: own });
    await enter();
    const { groups } = await findMyTracker(services(), { viewer });
    expect(groups.map(({ current }) => current?.standing?.counted)).toEqual(['1.500', '1.500']);
  });

  it('answers for many people at once, each with their own', async () => {
    const { db } = database;
    const [maria, sam, nobody] = [await aTechnician(), await aTechnician(), await aPerson(db)];
    await maria.enter({ units: '7' });
    const personIds = [maria.viewer.personId, sam.viewer.personId, nobody.id];
    const standings = await listStandings(db, { personIds, today: '2027-11-29' });
    expect(personIds.map((id) => standings.get(id)?.map(({ current }) => current?.standing?.gap))).toEqual([
      ['7.000'],
      ['14.000'],
      [],
    ]);
  });

  it('names the gaps of cycles that run, the nearest deadline first', async () => {
    const { db } = database;
    const { group, viewer, enter } = await aTechnician();
    const masters = await aCycleGroup(db, { codes: ['MWR'], cycleMonths: 24 });
    const own = { startsOn: '2026-01-01', endsOn: '2027-12-31' };
    await aHeldDesignation(db, { personId: viewer.personId, group: masters, cycle: own });
    await enter();
    const gaps = async (at: string) => listMyGaps(testCore(db, stoppedClock(at)), { viewer });
    expect(await gaps('2027-11-29T00:00:00Z')).toMatchObject([
      { group: { id: masters.id }, gap: '12.500', deadline: '2027-12-31' },
      { group: { id: group.id }, gap: '12.500', deadline: '2028-01-31', rule: { unitPlural: 'CECs' } },
    ]);
    expect((await gaps('2028-01-15T00:00:00Z')).map(({ deadline }) => deadline)).toEqual(['2028-01-31']);
    await enter({ units: '14', title: 'A class', earnedOn: '2027-06-01' });
    expect(await gaps('2027-11-29T00:00:00Z')).toEqual([]);
  });

  it('knows which cycle is the one now, and when a fee is next due', () => {
    const cycles = [cycle, { startsOn: '2028-02-01', endsOn: '2032-01-31' }].map((each) => ({
      cycle: each,
      standing: null,
    }));
    expect(currentOf(cycles, '2028-01-31')?.cycle.startsOn).toBe('2024-02-01');
    expect(currentOf(cycles, '2028-02-01')?.cycle.startsOn).toBe('2028-02-01');
    expect(currentOf(cycles, '2040-01-01')?.cycle.startsOn).toBe('2028-02-01');
    // Earned in the year before: the window decides, not the cycle.
    const ahead = { cycle, standing: { window: { startsOn: '2023-02-01', endsOn: '2024-01-31' } } };
    expect(currentOf([ahead], '2024-01-31')).toBe(ahead);
    expect(currentOf([], '2027-01-01')).toBeNull();
    expect(nextAnniversary('2024-03-03', '2027-11-29')).toBe('2028-03-03');
    expect(nextAnniversary('2024-12-03', '2027-11-29')).toBe('2027-12-03');
    expect(nextAnniversary('2024-02-29', '2027-11-29')).toBe('2028-02-29');
    expect(nextAnniversary('2024-02-29', '2026-11-29')).toBe('2027-02-28');
    expect(nextAnniversary('2024-11-29', '2027-11-29')).toBe('2027-11-29');
  });
});

describe('one entry', () => {
  it('has its story and its next steps, for its learner alone', async () => {
    const { viewer, enter } = await aTechnician();
    const entryId = await enter();
    await moveEntry(services(), { by: viewer, entryId, to: 'submitted', on: '2027-05-02', note: 'By e-mail' });
    expect(await findMyEntry(services(), { viewer, entryId })).toMatchObject({
      title: 'Drying Days',
      seatId: null,
      hasEvidence: false,
      steps: [{ state: 'submitted', happenedOn: '2027-05-02', note: 'By e-mail' }],
      next: ['accepted', 'rejected', 'earned'],
    });
    expect(await findMyEntry(services(), { viewer: await aViewer(database.db), entryId })).toBeNull();
    expect(await findMyEntry(services(), { viewer, entryId: 'nonsense' })).toBeNull();
  });
});

describe('a transcript', () => {
  it('says in words what the tracker counts and what the ledger holds', async () => {
    const { viewer, enter } = await aTechnician();
    await enter();
    const { groups } = await findMyTracker(services(), { viewer });
    const { entries } = await listMyCredits(services(), { viewer, page: 1 });
    const facts = { learnerName: 'Maria', iicrcId: '123456', providerName: 'Tidewater', printedOn: '2027-11-29' };
    const words = transcript({ ...facts, groups, entries: entries.items });
    expect(words.facts).toContainEqual({ label: 'IICRC id', value: '123456' });
    expect(words.cycles).toMatchObject([
      { name: 'IICRC: Technicians', designations: 'WRT', days: 'Cycle 1 February 2024 to 31 January 2028' },
    ]);
    expect(words.cycles[0]?.figures).toContainEqual({ label: 'Missing', value: '12.5 CECs' });
    expect(words.entries).toEqual([
      {
        completed: '1 May 2027',
        course: 'Drying Days',
        detail: 'Another School · Webinar',
        credit: '1.5 CECs, IICRC',
        state: 'Earned, not sent yet',
        evidence: 'Your own word',
      },
    ]);
    expect(words.note).toContain('Each body keeps its own');
  });

  it('is an accessible PDF, whatever people typed and also when there is nothing', async () => {
    const { viewer, enter } = await aTechnician();
    const typesetter = createTypesetter();
    await enter({ title: `#panic() *b* $x$ <tag> ${'W'.repeat(120)}`, provider: 'ليلى 李' });
    const print = async (of: typeof viewer) => {
      const pdf = await printMyTranscript({ ...services(), typesetter }, { viewer: of });
      return Buffer.from(pdf).toString('latin1');
    };
    for (const person of [viewer, await aViewer(database.db)])
      expect(await print(person)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('leaves as CSV with formulas disarmed, the latest first', async () => {
    const { viewer, enter } = await aTechnician();
    await enter({ title: '=1+1' });
    await enter({ title: 'Later', earnedOn: '2027-06-01' });
    const lines = (await exportMyCredits(services(), { viewer })).split('\r\n');
    expect(lines).toEqual([
      expect.stringContaining('Completed,Course,Provider,Kind,Body,Units,Unit,State'),
      '2027-06-01,Later,Another School,Webinar,IICRC,1.5,CECs,"Earned, not sent yet",,Your own word,,',
      '2027-05-01,\'=1+1,Another School,Webinar,IICRC,1.5,CECs,"Earned, not sent yet",,Your own word,,',
      '',
    ]);
  });
});
