import { expect, test } from 'vitest';
import { activeFilters, courseSearchQuery, parseCourseSearch, withoutFilter } from '#src/catalogue/index.ts';

const parse = (query: string) => parseCourseSearch(new URLSearchParams(query));

test('an address is read, and written again the same way', () => {
  const query =
    '?q=drying&kind=workshop&discipline=water-damage&body=iicrc&credits=1.5&where=NSW&month=2027-02&price=400&level=advanced&sort=price&page=2';
  const search = parse(query);
  expect(search).toMatchObject({ text: 'drying', minCredits: 1.5, maxPriceCents: 40_000, page: 2 });
  expect(courseSearchQuery(search)).toBe(query);
  expect(courseSearchQuery(parse(query.replace('q=drying&', '') + '&q=drying'))).toBe(query);
});

test.each([
  'kind=spaceship&where=Mars&level=',
  'month=2027-13&credits=-1&price=1e9&page=0&sort=relevance',
  'credits=NaN&price=12.5&page=9999999999&body=%27;drop',
  'sort=soonest&page=1&q=%20%20',
  'q=%00%07&kind=%00',
])('what is malformed is as if it were not there: %s', (query) => {
  expect(courseSearchQuery(parse(query))).toBe('');
});

test('words are put in order by how well they match, unless another order is asked for', () => {
  expect(parse('q=mould').sort).toBe('relevance');
  expect(courseSearchQuery(parse('q=mould&sort=relevance'))).toBe('?q=mould');
  expect(parse(`q=${'x'.repeat(5_000)}`).text).toHaveLength(100);
});

test('one filter is taken away and the page starts over', () => {
  const search = parse('q=mould&where=NSW&page=3');
  expect(activeFilters(search)).toEqual(['text', 'where']);
  expect(courseSearchQuery(withoutFilter(search, 'text'))).toBe('?where=NSW');
});
