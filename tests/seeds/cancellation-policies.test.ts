import { describe, expect, test } from 'vitest';
import { samplePolicies, summaryOf } from '#db/seeds/cancellation-policies.ts';
import { faultOfPolicy } from '#src/enrolment/policy-rules.ts';

/** The lowest price at which each policy is used in the samples. */
const lowestCents: Record<string, number> = { standard: 11_000, class: 30_000, webinar: 100, online: 100 };

test('the four policies that sample courses name', () => {
  expect(samplePolicies.map((policy) => policy.slug)).toEqual(['standard', 'class', 'webinar', 'online']);
});

describe.each(samplePolicies)('$slug', (policy) => {
  const { slug, rules } = policy;
  const { tiers } = rules;
  const summary = summaryOf(policy);

  test('steps run from the longest notice to none', () => {
    const hours = tiers.map((tier) => tier.atLeastHoursBefore);
    expect(hours).toEqual([...new Set(hours)].sort((a, b) => b - a));
    expect(hours.at(-1)).toBe(0);
  });

  test('less notice never gives more money', () => {
    const price = lowestCents[slug] ?? 0;
    const refunds = tiers.map((tier) => (price * tier.refundPercent) / 100 - tier.feeCents);
    expect(refunds).toEqual([...refunds].sort((a, b) => b - a));
    expect(refunds.every((cents) => cents >= 0)).toBe(true);
  });

  test('could be written by staff as it is', () => {
    expect(faultOfPolicy(rules)).toBeNull();
  });

  test('the words name every fee and never say "no refund"', () => {
    for (const { feeCents } of tiers) if (feeCents > 0) expect(summary).toContain(`$${feeCents / 100}`);
    expect(summary).not.toMatch(/no refunds?|non-?refundable/i);
  });
});
