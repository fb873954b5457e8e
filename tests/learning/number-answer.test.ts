import { expect, test } from 'vitest';
import { isWithin, parseNumber } from '#src/learning/number-answer.ts';

test.each([
  ['7.6', '7.6'],
  [' 7.6 ', '7.6'],
  ['7.6 g/kg', '7.6'],
  ['75 %', '75'],
  ['75%', '75'],
  ['1,250', '1250'],
  ['1 250', '1250'],
  ['12,345,678.5', '12345678.5'],
  ['−3', '-3'],
  ['-3.25', '-3.25'],
  ['+4', '4'],
  ['.5', '.5'],
  ['7,6', null],
  ['1,25', null],
  ['seven', null],
  ['7.6.1', null],
  ['7 or 8', null],
  ['', null],
  ['1e9', null],
  ['9'.repeat(40), null],
])('“%s” is read as %s', (typed, number) => {
  expect(parseNumber(typed)).toBe(number);
});

test.each([
  ['7.6', '7.6', '0', true],
  ['7.60', '7.6', '0', true],
  ['7.5', '7.6', '0.1', true],
  ['7.7', '7.6', '0.1', true],
  ['7.71', '7.6', '0.1', false],
  ['7.49', '7.6', '0.1', false],
  // As floats, 0.3 − 0.1 is less than 0.2.
  ['0.3', '0.1', '0.2', true],
  ['-0.5', '0.5', '1', true],
  ['-.5', '-0.5', '0', true],
  ['-0.51', '0.5', '1', false],
  ['43', '43.3', '1', true],
])('%s against %s ± %s: %s', (given, value, tolerance, right) => {
  expect(isWithin(given, value, tolerance)).toBe(right);
});
