import { describe, expect, it } from 'vitest';
import {
  changeAward,
  dropDesignation,
  holdDesignation,
  removeCycle,
  setAnnualFee,
  setCycle,
} from '#src/credits/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aViewer } from '#tests/renewal/story.ts';
import { aCycleGroup, aDesignation } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const services = () => testCore(database.db, stoppedClock('2026-11-24T00:00:00Z'));
const cyclesOf = (personId: string) =>
  database.db
    .selectFrom('creditCycles')
    .select(['id', 'cycleGroupId', 'startsOn', 'endsOn', 'carriedIn'])
    .where('personId', '=', personId)
    .orderBy('startsOn')
    .execute();
const heldBy = (personId: string) =>
  database.db.selectFrom('heldDesignations').select(['id', 'awardedOn']).where('personId', '=', personId).execute();

async function aHolder() {
  const { db } = database;
  const [group, by] = [await aCycleGroup(db), await aViewer(db)];
  const [wrt = { id: '' }, asd = { id: '' }] = group.designations;
  const facts = { by, heldId: newId(), designationId: wrt.id, awardedOn: '2021-06-10', cycle: null };
  return { group, by, wrt, asd, facts };
}

describe('a designation', () => {
  it('begins with the cycle that its award gives', async () => {
    const { by, facts, group } = await aHolder();
    expect(await holdDesignation(services(), facts)).toSucceed();
    // Four years from 10 June 2021, and again.
    expect(await cyclesOf(by.personId)).toMatchObject([
      { cycleGroupId: group.id, startsOn: '2025-06-10', endsOn: '2029-06-09', carriedIn: null },
    ]);
  });

  it('begins with the cycle that the body’s profile shows, where the learner gives it', async () => {
    const { by, facts } = await aHolder();
    await holdDesignation(services(), { ...facts, cycle: { startsOn: '2024-01-01', endsOn: null } });
    expect(await cyclesOf(by.personId)).toMatchObject([{ startsOn: '2024-01-01', endsOn: '2027-12-31' }]);
  });

  it('shares the cycle of its group, and is in a cycle of its own in another', async () => {
    const { by, asd, facts } = await aHolder();
    await holdDesignation(services(), facts);
    await holdDesignation(services(), { ...facts, heldId: newId(), designationId: asd.id, awardedOn: '2024-03-03' });
    expect(await cyclesOf(by.personId)).toHaveLength(1);
    const masters = await aCycleGroup(database.db, { codes: ['MWR'], cycleMonths: 24 });
    const [mwr] = masters.designations;
    await holdDesignation(services(), { ...facts, heldId: newId(), designationId: mwr?.id ?? '' });
    expect(await cyclesOf(by.personId)).toHaveLength(2);
    expect(await heldBy(by.personId)).toHaveLength(3);
  });

  it('is noted once, however often the form is sent, and not twice by two forms', async () => {
    const { by, facts } = await aHolder();
    const sent = await Promise.all([holdDesignation(services(), facts), holdDesignation(services(), facts)]);
    expect(sent.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await holdDesignation(services(), { ...facts, heldId: newId() })).toBeRefused('held-already');
    expect(await heldBy(by.personId)).toHaveLength(1);
    expect(await cyclesOf(by.personId)).toHaveLength(1);
  });

  it('is refused when it does not exist, is of tomorrow, or its cycle makes no sense', async () => {
    const { by, facts } = await aHolder();
    expect(await holdDesignation(services(), { ...facts, designationId: 'nothing' })).toBeRefused(
      'no-such-designation',
    );
    expect(await holdDesignation(services(), { ...facts, awardedOn: '2026-11-25' })).toBeRefused('award-in-future');
    for (const [cycle, reason] of [
      [{ startsOn: '2025-01-01', endsOn: '2024-12-31' }, 'cycle-ends-before-start'],
      [{ startsOn: '2025-01-01', endsOn: '2252-12-31' }, 'cycle-too-long'],
      [{ startsOn: '1999-01-01', endsOn: null }, 'cycle-length-unknown'],
    ] as const)
      expect(await holdDesignation(services(), { ...facts, cycle })).toBeRefused(reason);
    expect(await heldBy(by.personId)).toEqual([]);
    expect(await cyclesOf(by.personId)).toEqual([]);
  });

  it('without a rule is held all the same', async () => {
    const { by, facts } = await aHolder();
    const other = await aDesignation(database.db, { code: 'XYZ' });
    expect(await holdDesignation(services(), { ...facts, designationId: other.id })).toSucceed();
    expect(await cyclesOf(by.personId)).toEqual([]);
  });

  it('has its award corrected by who holds it and nobody else', async () => {
    const { by, facts } = await aHolder();
    await holdDesignation(services(), facts);
    const other = await aViewer(database.db);
    const change = { heldId: facts.heldId, awardedOn: '2022-02-02' };
    expect(await changeAward(services(), { by: other, ...change })).toBeRefused('not-held');
    expect(await changeAward(services(), { by, ...change, awardedOn: '2027-01-01' })).toBeRefused('award-in-future');
    for (let time = 0; time < 2; time += 1) expect(await changeAward(services(), { by, ...change })).toSucceed();
    expect(await heldBy(by.personId)).toMatchObject([{ awardedOn: '2022-02-02' }]);
  });

  it('goes with its cycles when it is the last of its group, and twice changes nothing', async () => {
    const { by, asd, facts } = await aHolder();
    const second = { ...facts, heldId: newId(), designationId: asd.id };
    await holdDesignation(services(), facts);
    await holdDesignation(services(), second);
    await dropDesignation(services(), { by: await aViewer(database.db), heldId: facts.heldId });
    expect(await heldBy(by.personId)).toHaveLength(2);
    await dropDesignation(services(), { by, heldId: facts.heldId });
    expect(await cyclesOf(by.personId)).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) await dropDesignation(services(), { by, heldId: second.heldId });
    expect(await heldBy(by.personId)).toEqual([]);
    expect(await cyclesOf(by.personId)).toEqual([]);
  });
});

describe('a cycle', () => {
  it('is added, changed and taken away by its learner', async () => {
    const { by, group, facts } = await aHolder();
    await holdDesignation(services(), facts);
    const cycle = { by, cycleId: newId(), cycleGroupId: group.id, endsOn: null, carriedIn: null };
    expect(await setCycle(services(), { ...cycle, startsOn: '2021-06-10' })).toSucceed();
    expect(await setCycle(services(), { ...cycle, startsOn: '2021-06-10', carriedIn: '3.5' })).toSucceed();
    expect(await cyclesOf(by.personId)).toMatchObject([
      { startsOn: '2021-06-10', endsOn: '2025-06-09', carriedIn: '3.500' },
      { startsOn: '2025-06-10', endsOn: '2029-06-09' },
    ]);
    for (let time = 0; time < 2; time += 1) await removeCycle(services(), { by, cycleId: cycle.cycleId });
    expect(await cyclesOf(by.personId)).toHaveLength(1);
  });

  it('does not overlap another of the group, and is nobody else’s to change', async () => {
    const { by, group, facts } = await aHolder();
    await holdDesignation(services(), facts);
    const [own] = await cyclesOf(by.personId);
    const cycle = { cycleGroupId: group.id, startsOn: '2029-06-01', endsOn: null, carriedIn: null };
    expect(await setCycle(services(), { by, cycleId: newId(), ...cycle })).toBeRefused('cycle-overlaps');
    const other = await aViewer(database.db);
    expect(await setCycle(services(), { by: other, cycleId: newId(), ...cycle })).toBeRefused('not-held');
    await holdDesignation(services(), { ...facts, by: other, heldId: newId() });
    const theirs = { by: other, cycleId: own?.id ?? '', ...cycle, startsOn: '2035-01-01' };
    expect(await setCycle(services(), theirs)).toBeRefused('not-held');
    await removeCycle(services(), { by: other, cycleId: own?.id ?? '' });
    expect(await cyclesOf(by.personId)).toEqual([own]);
  });
});

describe('the yearly fee', () => {
  it('is noted for a body of which something is held, changed and forgotten', async () => {
    const { by, group, facts } = await aHolder();
    const fee = { by, bodyId: group.bodyId, dueOn: '2027-03-03' };
    expect(await setAnnualFee(services(), fee)).toBeRefused('not-held');
    await holdDesignation(services(), facts);
    const due = () =>
      database.db.selectFrom('annualFees').select('dueOn').where('personId', '=', by.personId).execute();
    for (let time = 0; time < 2; time += 1) expect(await setAnnualFee(services(), fee)).toSucceed();
    expect(await due()).toEqual([{ dueOn: '2027-03-03' }]);
    for (let time = 0; time < 2; time += 1) expect(await setAnnualFee(services(), { ...fee, dueOn: null })).toSucceed();
    expect(await due()).toEqual([]);
  });
});
