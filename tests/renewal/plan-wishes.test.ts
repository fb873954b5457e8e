import { expect, test } from 'vitest';
import { sampleVenues } from '#db/seeds/sample-venues.ts';
import { anyWishes, type PlanWishes, readWishes, wishesQuery } from '#src/renewal/index.ts';
import { isKnownPostcode, kmBetween } from '#src/renewal/postcodes.ts';

const near: PlanWishes = {
  postcode: '0820',
  maxKm: 0,
  budgetCents: 12_050,
  kinds: ['webinar', 'online'],
  onlineOnly: true,
};

test.each([anyWishes, near])('wishes are read from the address that they are written to', (wishes) => {
  expect(readWishes(new URLSearchParams(wishesQuery(wishes)))).toMatchObject({ wishes, faults: [] });
});

test('an address without the form’s mark says nothing', () => {
  expect(readWishes(new URLSearchParams('postcode=2150&kind=online'))).toBeNull();
});

test.each([
  ['postcode=215&kind=online', ['postcode']],
  ['postcode=9998&kind=online', ['postcode']],
  ['km=10&kind=online', ['postcode']],
  ['postcode=2150&km=-1&kind=online', ['km']],
  ['postcode=2150&km=1e3&kind=online', ['km']],
  ['budget=12.345&kind=online', ['budget']],
  ['budget=-5&kind=online', ['budget']],
  ['kind=nonsense', ['kind']],
  ['', ['kind']],
])('"%s" has its faults named by field', (query, fields) => {
  const read = readWishes(new URLSearchParams(`asked=1&${query}`));
  expect(read?.faults.map(({ field }) => field)).toEqual(fields);
});

test('postcodes are as far from each other as the crow flies', () => {
  // Great circles between the cities, from their published coordinates: Sydney to Melbourne 714 km, to Perth 3,290 km.
  for (const [from, to, km] of [
    ['2000', '3000', 714],
    ['2000', '6000', 3_290],
  ] as const) {
    expect(Math.abs((kmBetween(from, to) ?? 0) - km)).toBeLessThan(5);
    expect(kmBetween(to, from)).toBe(kmBetween(from, to));
  }
  expect(kmBetween('2150', '2150')).toBe(0);
  expect(kmBetween('2150', '9998')).toBeNull();
});

test('every venue of the sample lies somewhere', () => {
  expect(sampleVenues.filter(({ postcode }) => !isKnownPostcode(postcode))).toEqual([]);
});
