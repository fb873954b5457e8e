import { expect, test } from 'vitest';
import {
  findPolicyForStaff,
  listPolicies,
  listPublicPolicies,
  type PolicyDetails,
  writePolicy,
} from '#src/enrolment/index.ts';
import { aCourse, aPerson, aSeat, aSession, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });

function details(facts: Partial<PolicyDetails> = {}): PolicyDetails {
  return {
    name: 'Field days',
    online: false,
    remark: 'Ring us when the road is flooded.',
    rules: {
      tiers: [
        { atLeastHoursBefore: 168, refundPercent: 100, feeCents: 1_500 },
        { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
      ],
      transferTiers: [{ atLeastHoursBefore: 48, feeCents: 2_000 }],
      substituteUntilHours: 12,
    },
    ...facts,
  };
}

test('a policy is written with its words, and revised without touching what was sold', async () => {
  const by = await coordinator();
  const { policyId } = valueOf(await writePolicy(services(), { ...details(), revises: null, by }));
  const first = valueOf(await findPolicyForStaff(services(), { viewer: by, policyId, page: 1 }));
  expect(first.policy).toMatchObject({ version: 1, name: 'Field days', substituteUntilHours: 12 });
  expect(first.policy.summary).toContain('7 days or more before the start: the full price less a fee of $15.');
  expect(first.policy.summary).toContain('Ring us when the road is flooded.');
  const rules = { ...details().rules, substituteUntilHours: 0 };
  valueOf(await writePolicy(services(), { ...details({ rules }), revises: { policyId, version: 1 }, by }));
  const second = valueOf(await findPolicyForStaff(services(), { viewer: by, policyId, page: 1 }));
  expect(second.policy).toMatchObject({ version: 2, substituteUntilHours: 0 });
  expect(second.versions.items.map(({ version }) => version)).toEqual([2, 1]);
  expect(second.versions.items[1]?.summary).toBe(first.policy.summary);
});

test('the same form sent twice writes one version', async () => {
  const by = await coordinator();
  const { policyId } = valueOf(await writePolicy(services(), { ...details({ name: 'Twice' }), revises: null, by }));
  const revision = { ...details({ name: 'Twice' }), revises: { policyId, version: 1 }, by };
  const both = await Promise.all([writePolicy(services(), revision), writePolicy(services(), revision)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await writePolicy(services(), revision)).toBeRefused('changed-meanwhile');
  expect(await writePolicy(services(), { ...details({ name: 'Twice' }), revises: null, by })).toBeRefused(
    'policy-name-taken',
  );
});

test('rules that reward waiting, or take a fee from nothing, are refused', async () => {
  const by = await coordinator();
  const write = (rules: Partial<PolicyDetails['rules']>) =>
    writePolicy(services(), {
      ...details({ name: 'Odd', rules: { ...details().rules, ...rules } }),
      revises: null,
      by,
    });
  const step = (atLeastHoursBefore: number, refundPercent: number, feeCents = 0) => ({
    ...{ atLeastHoursBefore, refundPercent, feeCents },
  });
  expect(await write({ tiers: [] })).toBeRefused('policy-without-steps');
  expect(await write({ tiers: [step(48, 50), step(72, 20)] })).toBeRefused('policy-steps-out-of-order');
  expect(await write({ tiers: [step(48, 50), step(0, 60)] })).toBeRefused('policy-rewards-waiting');
  expect(await write({ tiers: [step(48, 0, 100)] })).toBeRefused('policy-fee-without-refund');
  const moves = [48, 0].map((atLeastHoursBefore) => ({ atLeastHoursBefore, feeCents: atLeastHoursBefore }));
  expect(await write({ transferTiers: moves })).toBeRefused('policy-rewards-waiting');
});

test('only the counter reads and writes policies', async () => {
  const trainer = await aViewer(database.db, { role: 'trainer' });
  expect(await writePolicy(services(), { ...details(), revises: null, by: trainer })).toBeRefused('not-allowed');
  expect(await listPolicies(services(), { viewer: trainer, page: 1 })).toBeRefused('not-allowed');
});

test('the list counts the courses that each policy is sold under', async () => {
  const viewer = await coordinator();
  await aSeat(database.db, { session: await aSession(database.db), learner: await aPerson(database.db) });
  const { items } = valueOf(await listPolicies(services(), { viewer, page: 1 }));
  expect(items.find(({ name }) => name === 'Usual')).toMatchObject({ courses: 1, isOnline: false });
});

test('the public page shows what something on sale is under, however many policies there are', async () => {
  const by = await coordinator();
  for (let number = 10; number < 37; number += 1)
    valueOf(await writePolicy(services(), { ...details({ name: `Aside ${number}` }), revises: null, by }));
  const sold = valueOf(await writePolicy(services(), { ...details({ name: 'Zebra' }), revises: null, by }));
  const { id } = await aCourse(database.db);
  await database.db.updateTable('courses').set({ cancellationPolicyId: sold.policyId }).where('id', '=', id).execute();
  const names = (await listPublicPolicies(services())).map(({ name }) => name);
  expect(names).toContain('Zebra');
  expect(names.some((name) => name.startsWith('Aside'))).toBe(false);
});
