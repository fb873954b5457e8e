import { expect, test } from 'vitest';
import { listPriceRulesForStaff, parsePriceRuleFilter } from '#src/backoffice/index.ts';
import { addPriceRule, type PriceRuleDetails, switchOffPriceRule } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { journalOf } from '#tests/catalogue/editing-story.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });

function details(facts: Partial<PriceRuleDetails> = {}): PriceRuleDetails {
  return {
    ...{ kind: 'early-bird', label: 'Early bird', percent: 10, amountCents: null, courseId: null, sessionId: null },
    ...{ daysBefore: 30, minSeats: null, organisation: null },
    ...facts,
  };
}

async function rules(query: Record<string, string> = {}) {
  const filter = parsePriceRuleFilter(new URLSearchParams(query));
  return valueOf(await listPriceRulesForStaff(services(), { viewer: await coordinator(), filter })).items;
}

test('a rule is added for one date, listed with what it is limited to, and switched off once', async () => {
  const by = await coordinator();
  const session = await aSession(database.db);
  const given = details({ sessionId: session.id, minSeats: 4, organisation: 'Nobody' });
  const { ruleId } = valueOf(await addPriceRule(services(), { details: given, by }));
  const [rule] = await rules({ course: session.courseId, kind: 'early-bird' });
  // What another kind would speak of is left out.
  expect(rule).toMatchObject({ id: ruleId, sessionId: session.id, daysBefore: 30, minSeats: null, active: true });
  expect(rule).toMatchObject({ courseId: session.courseId, organisationId: null, courseTitle: 'Drying Timber Floors' });
  expect(valueOf(await switchOffPriceRule(services(), { ruleId, by }))).toEqual({ changed: true });
  expect(valueOf(await switchOffPriceRule(services(), { ruleId, by }))).toEqual({ changed: false });
  expect(await rules({ course: session.courseId, state: 'on' })).toEqual([]);
  expect(await rules({ course: session.courseId, state: 'off' })).toMatchObject([{ id: ruleId, active: false }]);
  expect(await journalOf(database.db, ruleId)).toEqual(['price-rule.added', 'price-rule.switched-off']);
});

test('the same form sent twice, also at once, adds one rule', async () => {
  const by = await coordinator();
  const given = { ruleId: newId(), details: details({ courseId: (await aCourse(database.db)).id }), by };
  const both = await Promise.all([addPriceRule(services(), given), addPriceRule(services(), given)]);
  expect(both.map(valueOf)).toEqual([{ ruleId: given.ruleId }, { ruleId: given.ruleId }]);
  valueOf(await addPriceRule(services(), given));
  expect(await journalOf(database.db, given.ruleId)).toEqual(['price-rule.added']);
});

test('public pages are made anew, because they show the price', async () => {
  const by = await coordinator();
  const told: string[] = [];
  const watched = { ...services(), pages: { changed: async (...tags: string[]) => void told.push(...tags) } };
  const { ruleId } = valueOf(await addPriceRule(watched, { details: details(), by }));
  expect(told).toEqual(['courses']);
  for (const _twice of [1, 2]) await switchOffPriceRule(watched, { ruleId, by });
  expect(told).toEqual(['courses', 'courses']);
});

test('a member price names its organisation: one for any would be for whoever founds one', async () => {
  const by = await coordinator();
  const add = (organisation: string | null) =>
    addPriceRule(services(), { details: details({ kind: 'member', daysBefore: null, organisation }), by });
  const createdAt = new Date('2026-11-01T00:00:00Z');
  const [id, abn] = [newId(), '51824753556'];
  const namesakes = ['Twin Co', 'twin co'].map((name) => ({ id: newId(), name, createdAt }));
  await database.db
    .insertInto('organisations')
    .values([{ id, name: 'Dry Co', abn, createdAt }, ...namesakes])
    .execute();
  for (const said of ['dry co', '51 824 753 556']) valueOf(await add(said));
  const made = (await rules({ kind: 'member' })).map(({ organisationId }) => organisationId);
  expect(made.filter((each) => each === id)).toHaveLength(2);
  expect(await add(null)).toBeRefused('organisation-missing');
  expect(await add('Unknown Co')).toBeRefused('organisation-unknown');
  expect(await add('Twin Co')).toBeRefused('organisation-ambiguous');
});

test('what does not fit together is refused', async () => {
  const by = await coordinator();
  const add = (facts: Partial<PriceRuleDetails>) => addPriceRule(services(), { details: details(facts), by });
  const online = await aCourse(database.db, { kind: 'online' });
  const session = await aSession(database.db);
  expect(await add({ percent: null })).toBeRefused('percent-or-amount');
  expect(await add({ amountCents: 1_000 })).toBeRefused('percent-or-amount');
  expect(await add({ daysBefore: null })).toBeRefused('days-before-missing');
  expect(await add({ kind: 'group' })).toBeRefused('min-seats-missing');
  expect(await add({ courseId: online.id })).toBeRefused('early-bird-needs-dates');
  expect(await add({ courseId: newId() })).toBeRefused('choice-gone');
  expect(await add({ sessionId: newId() })).toBeRefused('choice-gone');
  expect(await add({ courseId: online.id, sessionId: session.id })).toBeRefused('choice-gone');
});

test('only the counter makes, ends and lists prices', async () => {
  const scoped = await aViewer(database.db, { role: 'coordinator', scope: newId() });
  const { ruleId } = valueOf(await addPriceRule(services(), { details: details(), by: await coordinator() }));
  for (const by of [scoped, await aViewer(database.db, { role: 'trainer' }), await aViewer(database.db)]) {
    expect(await addPriceRule(services(), { details: details(), by })).toBeRefused('not-allowed');
    expect(await switchOffPriceRule(services(), { ruleId, by })).toBeRefused('not-allowed');
    const filter = parsePriceRuleFilter(new URLSearchParams());
    expect(await listPriceRulesForStaff(services(), { viewer: by, filter })).toBeRefused('not-allowed');
  }
  expect(await switchOffPriceRule(services(), { ruleId: newId(), by: await coordinator() })).toBeRefused('not-found');
});
