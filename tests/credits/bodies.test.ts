import { expect, test } from 'vitest';
import {
  type DesignationDetails,
  findBodyForStaff,
  findDesignationForStaff,
  listBodiesForStaff,
  listDesignations,
  type UnitDetails,
  writeBody,
  writeDesignation,
  writeUnit,
} from '#src/credits/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCycleGroup, aHeldDesignation, aPerson, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });
let count = 0;

/** A body that nobody knows yet. */
async function aBody() {
  count += 1;
  const write = { bodyId: newId(), updatedAt: null, by: await coordinator() };
  const details = { code: `B${count}`, name: `Body ${count}`, website: null };
  valueOf(await writeBody(services(), { ...write, details }));
  return { ...write, details };
}

async function found(bodyId: string) {
  return valueOf(await findBodyForStaff(services(), { viewer: await coordinator(), bodyId, page: 1 }));
}

const hour: UnitDetails = {
  ...{ unitSingular: 'hour', unitPlural: 'hours', minutesPerUnit: '60', step: '0.50', rounding: 'down' },
  ...{ legacyOf: null, legacyFactor: null },
};

async function aUnit(bodyId: string, facts: Partial<UnitDetails> = {}) {
  const unitId = newId();
  const write = { bodyId, unitId, updatedAt: null, details: { ...hour, ...facts }, by: await coordinator() };
  valueOf(await writeUnit(services(), write));
  return unitId;
}

async function editUnit(bodyId: string, unitId: string, facts: Partial<UnitDetails>, updatedAt?: Date) {
  const unit = (await found(bodyId)).units.find(({ id }) => id === unitId);
  if (!unit) throw new Error('No such unit');
  const write = { bodyId, unitId, updatedAt: updatedAt ?? unit.updatedAt, by: await coordinator() };
  return writeUnit(services(), { ...write, details: { ...unit.details, ...facts } });
}

const wrt: DesignationDetails = {
  ...{ code: 'NEW', name: 'New Technician', track: 'restoration', aliases: [], retired: false, cycleGroupId: null },
};

async function designationOf(bodyId: string, designationId: string) {
  const asked = { viewer: await coordinator(), bodyId, designationId };
  const { designation } = valueOf(await findDesignationForStaff(services(), asked));
  if (!designation) throw new Error('No such designation');
  return designation;
}

async function editDesignation(bodyId: string, designationId: string, facts: Partial<DesignationDetails>) {
  const { updatedAt, details } = await designationOf(bodyId, designationId);
  const write = { bodyId, designationId, updatedAt, newGroup: null, by: await coordinator() };
  return writeDesignation(services(), { ...write, details: { ...details, ...facts } });
}

const linesOf = async (bodyId: string) =>
  (
    await database.db
      .selectFrom('journalEntries')
      .select('action')
      .where('subjectType', '=', 'credit-body')
      .where('subjectId', '=', bodyId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action);

test('a body is added once, also by a form sent twice, and corrected; its code is its own', async () => {
  const write = { bodyId: newId(), updatedAt: null, by: await coordinator() };
  const details = { code: 'NEWB', name: 'New body', website: 'https://new.example.com' };
  const both = await Promise.all([1, 2].map(async () => writeBody(services(), { ...write, details })));
  both.forEach(valueOf);
  valueOf(await writeBody(services(), { ...write, details }));
  const { body } = await found(write.bodyId);
  const better = { ...details, name: 'The new body' };
  valueOf(await writeBody(services(), { ...write, updatedAt: body.updatedAt, details: better }));
  valueOf(await writeBody(services(), { ...write, updatedAt: body.updatedAt, details: better }));
  expect(await writeBody(services(), { ...write, updatedAt: body.updatedAt, details })).toBeRefused(
    'row-changed-meanwhile',
  );
  const twin = { ...write, bodyId: newId(), details: { ...details, code: 'newb' } };
  expect(await writeBody(services(), twin)).toBeRefused('body-code-taken');
  expect(await writeBody(services(), { ...twin, updatedAt: body.updatedAt })).toBeRefused('no-such-body');
  expect(await linesOf(write.bodyId)).toEqual(['body.added', 'body.edited']);
  const list = valueOf(await listBodiesForStaff(services(), { viewer: write.by, page: 1 })).items;
  expect(list.filter(({ code }) => code === 'NEWB')).toMatchObject([{ name: 'The new body', units: 0 }]);
});

test('a unit’s numbers may be corrected until something rests on it; then only its words, and once what it is worth', async () => {
  const { db } = database;
  const { bodyId } = await aBody();
  const unitId = await aUnit(bodyId);
  const { units } = await found(bodyId);
  expect(units[0]?.details).toMatchObject({ step: '0.5', rounding: 'down' });
  valueOf(await editUnit(bodyId, unitId, { minutesPerUnit: '50' }));
  expect(await editUnit(bodyId, unitId, { minutesPerUnit: '45' }, units[0]?.updatedAt)).toBeRefused(
    'row-changed-meanwhile',
  );
  const cycleGroupId = newId();
  await db.insertInto('cycleGroups').values({ id: cycleGroupId, bodyId, name: 'Group' }).execute();
  const rule = { cycleGroupId, creditTypeId: unitId, units: '10', cycleMonths: 12, effectiveFrom: '2020-01-01' };
  await db
    .insertInto('creditRequirements')
    .values({ id: newId(), ...rule })
    .execute();
  for (const facts of [{ minutesPerUnit: '60' }, { step: '1' }, { rounding: 'half-up' as const }])
    expect(await editUnit(bodyId, unitId, facts)).toBeRefused('unit-in-use');
  valueOf(await editUnit(bodyId, unitId, { unitPlural: 'contact hours' }));
  const today = await aUnit(bodyId, { unitSingular: 'point', unitPlural: 'points' });
  valueOf(await editUnit(bodyId, unitId, { legacyOf: today, legacyFactor: '2' }));
  expect(await editUnit(bodyId, unitId, { legacyFactor: '3' })).toBeRefused('unit-in-use');
  expect(await editUnit(bodyId, unitId, { legacyOf: null, legacyFactor: null })).toBeRefused('unit-in-use');
  expect(await editUnit(bodyId, today, { step: '1' })).toBeRefused('unit-in-use');
  expect((await linesOf(bodyId)).filter((action) => action === 'body.unit-edited')).toHaveLength(3);
});

test('a unit of nothing, and an older unit of no unit of today of its body, are refused', async () => {
  const [{ bodyId }, other] = [await aBody(), await aBody()];
  const foreign = await aUnit(other.bodyId);
  const today = await aUnit(bodyId);
  const old = await aUnit(bodyId, { legacyOf: today, legacyFactor: '7' });
  for (const field of ['minutesPerUnit', 'step'] as const)
    expect(await editUnit(bodyId, today, { [field]: '0' })).toMatchObject({ reason: 'unit-of-nothing', field });
  for (const [legacyOf, legacyFactor] of [
    [foreign, '2'],
    [old, '2'],
    [null, '2'],
    [today, null],
    [today, '2'],
  ] as const)
    expect(await editUnit(bodyId, today, { legacyOf, legacyFactor })).toBeRefused('legacy-malformed');
  const stray = { unitId: today, updatedAt: null, details: hour, by: other.by };
  expect(await writeUnit(services(), { ...stray, bodyId: other.bodyId })).toBeRefused('no-such-unit');
  expect(await writeUnit(services(), { ...stray, bodyId: 'nobody' })).toBeRefused('no-such-body');
});

test('a designation is added once with a group of its own, also by a form sent twice', async () => {
  const { bodyId, by } = await aBody();
  const write = { bodyId, designationId: newId(), updatedAt: null, details: wrt, newGroup: 'Technicians', by };
  const first = valueOf(await writeDesignation(services(), write));
  expect(valueOf(await writeDesignation(services(), write))).toEqual(first);
  const groups = await database.db.selectFrom('cycleGroups').select('id').where('bodyId', '=', bodyId).execute();
  expect(groups).toEqual([{ id: first.cycleGroupId }]);
  const another = { ...write, designationId: newId() };
  expect(await writeDesignation(services(), another)).toBeRefused('group-name-taken');
  const joined = { ...another, newGroup: null, details: { ...wrt, cycleGroupId: first.cycleGroupId } };
  expect(valueOf(await writeDesignation(services(), joined))).toEqual(first);
  const elsewhere = await aBody();
  const foreign = { ...joined, bodyId: elsewhere.bodyId, designationId: newId() };
  expect(await writeDesignation(services(), foreign)).toBeRefused('no-such-group');
  expect((await linesOf(bodyId)).filter((action) => action === 'body.designation-added')).toHaveLength(2);
});

test('a designation that somebody holds stays in its group; retired, nobody notes it any more', async () => {
  const { db } = database;
  const group = await aCycleGroup(db, { codes: ['HELD', 'FREE'] });
  const [held, free] = group.designations.map(({ id }) => id);
  await aHeldDesignation(db, { personId: (await aPerson(db)).id, group });
  expect(await editDesignation(group.bodyId, held ?? '', { cycleGroupId: null })).toMatchObject({
    ok: false,
    reason: 'designation-held',
    holders: 1,
  });
  valueOf(await editDesignation(group.bodyId, free ?? '', { cycleGroupId: null }));
  for (const _ of ['once', 'twice']) valueOf(await editDesignation(group.bodyId, held ?? '', { retired: true }));
  const offered = (await listDesignations(db)).map(({ id }) => id);
  expect(offered).toContain(free);
  expect(offered).not.toContain(held);
  const { designations } = await found(group.bodyId);
  expect(designations.items.find(({ id }) => id === held)).toMatchObject({ retired: true, holders: 1 });
});

test('trainers, learners and those of one course write nothing and read nothing of it', async () => {
  const { bodyId, details } = await aBody();
  for (const by of [
    await aViewer(database.db, { role: 'trainer' }),
    await aViewer(database.db),
    await aViewer(database.db, { role: 'coordinator', scope: newId() }),
  ]) {
    const at = { bodyId, updatedAt: null, by };
    expect(await writeBody(services(), { ...at, details })).toBeRefused('not-allowed');
    expect(await writeUnit(services(), { ...at, unitId: newId(), details: hour })).toBeRefused('not-allowed');
    const designation = { ...at, designationId: newId(), details: wrt, newGroup: null };
    expect(await writeDesignation(services(), designation)).toBeRefused('not-allowed');
    expect(await listBodiesForStaff(services(), { viewer: by, page: 1 })).toBeRefused('not-allowed');
    expect(await findBodyForStaff(services(), { viewer: by, bodyId, page: 1 })).toBeRefused('not-allowed');
    const asked = { viewer: by, bodyId, designationId: null };
    expect(await findDesignationForStaff(services(), asked)).toBeRefused('not-allowed');
  }
});
