import { expect, test } from 'vitest';
import {
  findRequirementsForStaff,
  listCreditBodies,
  type RequirementDetails,
  setRenewalsEmail,
  writeRequirement,
} from '#src/credits/index.ts';
import { aCreditType, aCycleGroup, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });

async function aGroup() {
  const by = await coordinator();
  const group = await aCycleGroup(database.db, { units: '14', cycleMonths: 48 });
  const details = (facts: Partial<RequirementDetails> = {}): RequirementDetails => ({
    ...{ creditTypeId: group.creditTypeId, units: '14', cycleMonths: 48, calendarStarts: null, earnedMonthsBefore: 0 },
    ...{ maxCarry: '0', repeatsCount: false, minima: [], caps: [], effectiveFrom: '2027-07-01', note: 'Read today.' },
    ...facts,
  });
  const rules = async () =>
    valueOf(await findRequirementsForStaff(services(), { viewer: by, groupId: group.id }))[0]?.requirements ?? [];
  const write = (facts: Partial<RequirementDetails>, latestId: string | null = group.requirementId) =>
    writeRequirement(services(), {
      ...{ by, groupId: group.id, latestId },
      details: details(facts),
      feeNote: 'Invoiced yearly.',
    });
  return { group, details, rules, write };
}

const journalOf = (groupId: string) =>
  database.db.selectFrom('journalEntries').select('action').where('subjectId', '=', groupId).execute();

test('a later rule ends the one before it the day before, and both are kept', async () => {
  const { rules, write, group } = await aGroup();
  expect(await write({ units: '16.5', caps: [{ activity: 'event', units: '2' }] })).toSucceed();
  expect(await rules()).toMatchObject([
    { units: '16.5', effectiveFrom: '2027-07-01', effectiveTo: null, caps: [{ activity: 'event', units: '2' }] },
    { units: '14', effectiveFrom: '2000-01-01', effectiveTo: '2027-06-30', caps: [] },
  ]);
  expect(await journalOf(group.id)).toEqual([{ action: 'requirement.written' }]);
});

test('the day of the latest rule corrects it in its place; the same again changes nothing', async () => {
  const { rules, write, group } = await aGroup();
  const correction = { units: '12', effectiveFrom: '2000-01-01', maxCarry: '3' };
  for (let time = 0; time < 2; time += 1) expect(await write(correction)).toSucceed();
  expect(await rules()).toMatchObject([{ id: group.requirementId, units: '12', maxCarry: '3', effectiveTo: null }]);
  expect(await journalOf(group.id)).toEqual([{ action: 'requirement.corrected' }]);
});

test('the same new rule sent twice at once is written once, and another one from the same page is not', async () => {
  const { rules, write, group } = await aGroup();
  for (const result of await Promise.all([write({ units: '15' }), write({ units: '15' })])) expect(result).toSucceed();
  expect(await rules()).toHaveLength(2);
  expect(await journalOf(group.id)).toHaveLength(1);
  expect(await write({ units: '16' })).toBeRefused('changed-meanwhile');
});

test('what no body can ask for is refused, and nothing is written', async () => {
  const { rules, write } = await aGroup();
  const { db } = database;
  const other = await aCreditType(db, { id: 'other-hour' });
  expect(await write({ effectiveFrom: '1999-12-31' })).toMatchObject({
    reason: 'before-latest-rule',
    from: '2000-01-01',
  });
  expect(await write({ units: '0' })).toBeRefused('units-not-positive');
  expect(await write({ creditTypeId: other.id })).toBeRefused('no-such-credit-type');
  expect(await write({ minima: [{ category: 'ethics', units: '2' }] })).toBeRefused('no-such-category');
  const [rule] = await rules();
  const creditTypeId = rule?.creditTypeId ?? '';
  const categories = [
    { creditTypeId, code: 'ethics', name: 'Ethics' },
    { creditTypeId, code: 'field', name: 'Field work' },
  ];
  await db.insertInto('creditCategories').values(categories).execute();
  const minima = [
    { category: 'ethics', units: '2.5' },
    { category: 'field', units: '12' },
  ];
  expect(await write({ minima })).toBeRefused('minima-beyond-total');
  expect(await rules()).toEqual([rule]);
  expect(await write({ minima, units: '14.5' })).toSucceed();
  expect((await rules())[0]?.minima.map(({ name, units }) => `${name} ${units}`)).toEqual([
    'Field work 12',
    'Ethics 2.5',
  ]);
});

test('only the counter writes or lists rules', async () => {
  const { group, details } = await aGroup();
  for (const by of [await aViewer(database.db), await aViewer(database.db, { role: 'trainer' })]) {
    const write = { by, groupId: group.id, latestId: group.requirementId, details: details(), feeNote: '' };
    expect(await writeRequirement(services(), write)).toBeRefused('not-allowed');
    expect(await findRequirementsForStaff(services(), { viewer: by })).toBeRefused('not-allowed');
  }
  const by = await coordinator();
  const nowhere = { by, groupId: 'no-such', latestId: null, details: details(), feeNote: '' };
  expect(await writeRequirement(services(), nowhere)).toBeRefused('no-such-group');
});

test('staff write down where a body takes evidence, once, and take it away', async () => {
  const by = await coordinator();
  const { bodyId } = await aCreditType(database.db, { id: 'iicrc-cec' });
  const set = (email: string | null, who = by) => setRenewalsEmail(services(), { by: who, bodyId, email });
  const known = async () => (await listCreditBodies(database.db)).find(({ id }) => id === bodyId)?.renewalsEmail;
  for (const _ of ['once', 'twice']) expect(await set('evidence@body.example.com')).toEqual({ ok: true });
  expect(await known()).toBe('evidence@body.example.com');
  await set(null);
  expect(await known()).toBeNull();
  expect(await set('x@example.com', await aViewer(database.db))).toBeRefused('not-allowed');
  expect(await setRenewalsEmail(services(), { by, bodyId: 'nobody', email: null })).toBeRefused('no-such-body');
  const lines = await database.db
    .selectFrom('journalEntries')
    .select('facts')
    .where('action', '=', 'body.renewals-email-set')
    .orderBy('id')
    .execute();
  expect(lines.map(({ facts }) => facts)).toEqual([{ known: true }, { known: false }]);
});
