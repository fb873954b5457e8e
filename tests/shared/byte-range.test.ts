import { expect, test } from 'vitest';
import { byteRange } from '#src/shared/byte-range.ts';

test.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=900-', { first: 900, last: 999 }],
  ['bytes=900-5000', { first: 900, last: 999 }],
  ['bytes=-100', { first: 900, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=1000-', 'none-of-it'],
  ['bytes=-0', 'none-of-it'],
  ['bytes=9-3', null],
  ['bytes=0-1,5-9', null],
  ['bytes=-', null],
  ['pages=1-2', null],
  ['bytes=a-b', null],
  [null, null],
])('of 1000 bytes “%s” asks for %j', (header, range) => {
  expect(byteRange(header, 1000)).toEqual(range);
});
