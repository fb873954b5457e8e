import { expect, test } from 'vitest';
import { formatAbn, parseAbn } from '#src/shared/abn.ts';

test.each([
  ['51824753556', '51824753556'],
  [' 51 824 753 556 ', '51824753556'],
  ['53\t004 085 616', '53004085616'],
])('%j is an ABN', (typed, digits) => {
  expect(parseAbn(typed)).toBe(digits);
});

test.each([
  '',
  '51824753557',
  '5182475355',
  '518247535561',
  '51-824-753-556',
  'ABN 51824753556',
  '00000000000',
  '٥١٨٢٤٧٥٣٥٥٦',
])('%j is none', (typed) => {
  expect(parseAbn(typed)).toBeNull();
});

test('every single wrong digit is noticed', () => {
  const abn = '51824753556';
  for (let at = 0; at < abn.length; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      if (String(digit) !== abn[at]) expect(parseAbn(abn.slice(0, at) + digit + abn.slice(at + 1))).toBeNull();
    }
  }
});

test('an ABN is read in groups', () => {
  expect(formatAbn('51824753556')).toBe('51 824 753 556');
});
