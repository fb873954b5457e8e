import { describe, expect, test } from 'vitest';
import { type Discount, earlyBirdEnds, type PriceFacts, type PriceRule, seatPrice } from '#src/orders/index.ts';
import { instantAt } from '#src/shared/dates.ts';

const base = { rule: 'course-price', label: 'Price', cents: 38_500 };
const none = { percent: null, amountCents: null, daysBefore: null, minSeats: null, organisationId: null };
const earlyBird: PriceRule = { ...none, kind: 'early-bird', label: 'Early bird', percent: 10, daysBefore: 14 };
const group: PriceRule = { ...none, kind: 'group', label: 'Group', percent: 15, minSeats: 4 };
const member: PriceRule = { ...none, kind: 'member', label: 'Members', amountCents: 5_000, organisationId: 'ours' };
const tenOff: Discount = { label: 'Voucher TENOFF', percent: 10, amountCents: null };

function facts(given: Partial<PriceFacts> = {}): PriceFacts {
  return {
    base,
    rules: [],
    seats: 1,
    startsAt: instantAt('2027-02-03', '08:30', 'Australia/Sydney'),
    timeZone: 'Australia/Sydney',
    organisationId: null,
    now: new Date('2026-12-01T00:00:00Z'),
    ...given,
  };
}

const cents = (given: Partial<PriceFacts>, voucher: Discount | null = null) =>
  seatPrice(facts(given), voucher).breakdown.map(({ rule, cents: step }) => [rule, step]);

test('without rules a seat costs what it costs', () => {
  expect(seatPrice(facts(), null)).toEqual({ unitCents: 38_500, breakdown: [base] });
});

test('early bird, then the larger of group and member, then the voucher, each on what is left', () => {
  const rules = [member, group, earlyBird];
  // 385.00 − 38.50 = 346.50; 15 % of it is 51.975, rounded up: 51.98; 294.52 less 10 % (29.452): 265.07.
  expect(cents({ rules, seats: 4, organisationId: 'ours' }, tenOff)).toEqual([
    ['course-price', 38_500],
    ['early-bird', -3_850],
    ['group', -5_198],
    ['voucher', -2_945],
  ]);
});

test('each step says why in words that a buyer understands', () => {
  const { breakdown } = seatPrice(facts({ rules: [earlyBird, group], seats: 4 }), tenOff);
  expect(breakdown.map(({ label }) => label)).toEqual([
    'Price',
    'Early bird, until Wed 20 Jan 2027',
    'Group, 4 or more people',
    'Voucher TENOFF',
  ]);
});

describe('the early bird', () => {
  test('ends at the time of day of the start, in the session’s zone, also across a change of its clocks', () => {
    // Sydney put its clocks back on 4 April 2027, so that 14 calendar days are 14 × 24 + 1 hours.
    const startsAt = instantAt('2027-04-10', '08:30', 'Australia/Sydney');
    expect(earlyBirdEnds(startsAt, 'Australia/Sydney', 14)).toEqual(new Date('2027-03-26T21:30:00Z'));
    expect(startsAt).toEqual(new Date('2027-04-09T22:30:00Z'));
  });

  test('holds at its last instant and not a moment later', () => {
    const last = new Date('2027-01-19T21:30:00Z');
    expect(seatPrice(facts({ rules: [earlyBird], now: last }), null).unitCents).toBe(34_650);
    expect(seatPrice(facts({ rules: [earlyBird], now: new Date(last.getTime() + 1) }), null).unitCents).toBe(38_500);
  });

  test('is none for an online course', () => {
    expect(seatPrice(facts({ rules: [earlyBird], startsAt: null, timeZone: null }), null).unitCents).toBe(38_500);
  });
});

test('a group is counted from its number on', () => {
  expect(seatPrice(facts({ rules: [group], seats: 3 }), null).unitCents).toBe(38_500);
  expect(seatPrice(facts({ rules: [group], seats: 4 }), null).unitCents).toBe(32_725);
});

test('of group and member only the larger takes off', () => {
  const large = { ...member, amountCents: 10_000 };
  expect(cents({ rules: [group, large], seats: 4, organisationId: 'ours' })).toEqual([
    ['course-price', 38_500],
    ['member', -10_000],
  ]);
});

test('member prices are for members only, and some for those of one organisation', () => {
  const theirs = { ...member, organisationId: 'theirs' };
  expect(seatPrice(facts({ rules: [member] }), null).unitCents).toBe(38_500);
  expect(
    seatPrice(facts({ rules: [{ ...member, organisationId: null }], organisationId: 'ours' }), null).unitCents,
  ).toBe(38_500);
  expect(seatPrice(facts({ rules: [theirs], organisationId: 'ours' }), null).unitCents).toBe(38_500);
  expect(seatPrice(facts({ rules: [theirs], organisationId: 'theirs' }), null).unitCents).toBe(33_500);
});

test('no price falls below nothing, and nothing is named that takes nothing off', () => {
  const dear: Discount = { label: 'Voucher ALL', percent: null, amountCents: 1_000_000 };
  expect(seatPrice(facts({ rules: [{ ...member, amountCents: 99_999 }], organisationId: 'ours' }), dear)).toEqual({
    unitCents: 0,
    breakdown: [base, { rule: 'member', label: 'Members', cents: -38_500 }],
  });
});

test('whatever the rules, the steps add up to the price and the price stays within bounds', () => {
  for (let price = 0; price <= 40_000; price += 211) {
    for (const percent of [1, 7, 10, 33, 50, 99, 100]) {
      const rules = [earlyBird, group, { ...member, amountCents: price + 1 - percent }].map((rule) =>
        rule.percent === null ? rule : { ...rule, percent },
      );
      const asked = facts({ base: { ...base, cents: price }, rules, seats: 5, organisationId: 'ours' });
      const { unitCents, breakdown } = seatPrice(asked, { ...tenOff, percent });
      expect(breakdown.reduce((sum, step) => sum + step.cents, 0)).toBe(unitCents);
      expect(unitCents).toBeGreaterThanOrEqual(0);
      expect(unitCents).toBeLessThanOrEqual(price);
      expect(Number.isInteger(unitCents)).toBe(true);
    }
  }
});
