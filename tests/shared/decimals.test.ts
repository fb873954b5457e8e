import { expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  largestDecimal,
  lessDecimal,
  multiplyDecimals,
  smallestDecimal,
} from '#src/shared/decimals.ts';

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

test('decimals add up exactly, and nothing is less than nothing', () => {
  expect(addDecimals('0.1', '0.2')).toBe('0.300');
  expect(addDecimals()).toBe('0.000');
  expect(lessDecimal('1', '0.001')).toBe('0.999');
  expect(lessDecimal('1', '1.001')).toBe('0.000');
  expect([smallestDecimal('2', '10', '1.5'), largestDecimal('2', '10', '1.5')]).toEqual(['1.5', '10']);
});

test.each([
  ['110', '60', '0.5', 'down', '1.500'],
  ['110', '60', '0.5', 'half-up', '2.000'],
  ['105', '60', '0.5', 'half-up', '2.000'],
  ['104.999', '60', '0.5', 'half-up', '1.500'],
  ['60', '360', '0.001', 'down', '0.166'],
  ['60', '360', '0.001', 'half-up', '0.167'],
  ['0', '60', '0.5', 'half-up', '0.000'],
] as const)('%s divided by %s in steps of %s, rounded %s, is %s', (a, b, step, rounding, quotient) => {
  expect(divideDecimals(a, b, { step, rounding })).toBe(quotient);
});

test('nothing is divided by nothing', () => {
  expect(() => divideDecimals('1', '0', { step: '1', rounding: 'down' })).toThrow('zero');
});
