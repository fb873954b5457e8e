import { expect, test } from 'vitest';
import { keepFor } from '#src/pages/_shown/keep-for.ts';
import { changeWords, priceChanges, wasWords } from '#src/pages/_shown/prices-now.ts';

const now = new Date('2026-12-01T00:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const plain = { nowCents: 38_500, baseCents: 38_500, until: null, thenCents: null, groups: [] };
const early = { ...plain, nowCents: 34_650, until: at(40), thenCents: 38_500 };

test('a page that shows prices is kept no longer than the first of them, a tier’s too', () => {
  const kept = (prices: Parameters<typeof priceChanges>[0]) => keepFor(now, priceChanges(prices));
  expect(kept(new Map([['a', { ...plain, tiers: [] }]]))).toBe(60);
  expect(kept(new Map([['a', { ...early, tiers: [] }]]))).toBe(40);
  const tier = { ...early, until: at(7), id: 't', label: 'Students', seatsLeft: null };
  expect(
    kept(
      new Map([
        ['a', { ...early, tiers: [tier] }],
        ['b', { ...plain, tiers: [] }],
      ]),
    ),
  ).toBe(7);
});

test('a price says what it was, until when it holds and what follows, and what groups pay', () => {
  expect([wasWords(plain), changeWords(plain, 'Australia/Sydney')]).toEqual([undefined, []]);
  expect(wasWords(early)).toBe('$385.00');
  expect(changeWords({ ...early, groups: [{ minSeats: 3, unitCents: 30_000 }] }, 'Australia/Perth')).toEqual([
    'Until Tue 1 Dec 2026, 8:00 am AWST, then $385.00',
    '$300.00 each for 3 people or more',
  ]);
});
