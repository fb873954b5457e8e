import { expect, test } from 'vitest';
import { compareDecimals, multiplyDecimals } from '#src/shared/decimals.ts';

test.each([
  ['1.5', '60', '90.000'],
  ['0.167', '60', '10.020'],
  ['1.2', '600', '720.000'],
  ['7.000', '60.000', '420.000'],
  ['0.001', '0.5', '0.001'],
  ['0.001', '0.499', '0.000'],
  ['99999.999', '999999.999', '99999998900.000'],
])('%s times %s is exactly %s', (a, b, product) => {
  expect(multiplyDecimals(a, b)).toBe(product);
});

test('decimals compare as numbers, not as text', () => {
  expect(compareDecimals('10', '9.5')).toBeGreaterThan(0);
  expect(compareDecimals('1.500', '1.5')).toBe(0);
});

test.each(['', '-1', '1.2345', '1e3', ' 1'])('%j is refused', (text) => {
  expect(() => multiplyDecimals(text, '1')).toThrow(RangeError);
});
