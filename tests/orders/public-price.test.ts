import { expect, test } from 'vitest';
import { type PriceRule, publicPrice } from '#src/orders/index.ts';
import { instantAt } from '#src/shared/dates.ts';

const none = { percent: null, amountCents: null, daysBefore: null, minSeats: null, organisationId: null };
const early = (percent: number, daysBefore: number): PriceRule => ({
  ...{ ...none, kind: 'early-bird', label: 'Early bird', percent, daysBefore },
});
const group = (percent: number, minSeats: number): PriceRule => ({
  ...{ ...none, kind: 'group', label: 'Group', percent, minSeats },
});

function price(rules: PriceRule[], at = '2026-12-01T00:00:00Z') {
  return publicPrice({
    base: { rule: 'course-price', label: 'Price', cents: 40_000 },
    rules,
    startsAt: instantAt('2027-02-03', '08:30', 'Australia/Sydney'),
    timeZone: 'Australia/Sydney',
    now: new Date(at),
  });
}

test('without rules a price stays', () => {
  const stays = { nowCents: 40_000, baseCents: 40_000, until: null, thenCents: null, groups: [] };
  expect(price([])).toEqual(stays);
  // Members see theirs in the cart; what is shown to all is the same for all.
  expect(price([{ ...none, kind: 'member', label: 'Members', percent: 50 }])).toEqual(stays);
});

test('each early bird ends in its turn, to the instant', () => {
  const rules = [early(10, 14), early(20, 30)];
  const thirty = instantAt('2027-01-04', '08:30', 'Australia/Sydney');
  const fourteen = instantAt('2027-01-20', '08:30', 'Australia/Sydney');
  expect(price(rules)).toMatchObject({ nowCents: 32_000, baseCents: 40_000, until: thirty, thenCents: 36_000 });
  expect(price(rules, thirty.toISOString())).toMatchObject({ nowCents: 32_000, until: thirty });
  const after = (instant: Date) => price(rules, new Date(instant.getTime() + 1).toISOString());
  expect(after(thirty)).toMatchObject({ nowCents: 36_000, until: fourteen, thenCents: 40_000 });
  expect(after(fourteen)).toMatchObject({ nowCents: 40_000, until: null, thenCents: null });
});

test('an early bird under a larger one changes nothing when it ends', () => {
  const until = instantAt('2027-01-20', '08:30', 'Australia/Sydney');
  expect(price([early(20, 14), early(10, 30)])).toMatchObject({ nowCents: 32_000, until, thenCents: 40_000 });
});

test('groups are told from the smallest on, and only where they cost less than smaller ones', () => {
  expect(price([group(5, 8), group(10, 3), group(20, 10), early(10, 14)]).groups).toEqual([
    { minSeats: 3, unitCents: 32_400 },
    { minSeats: 10, unitCents: 28_800 },
  ]);
});
