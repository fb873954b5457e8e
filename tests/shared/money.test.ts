import { describe, expect, it } from 'vitest';
import { formatMoney, gstWithin } from '#src/shared/money.ts';

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [38_500, '$385.00'],
    [123_456_789, '$1,234,567.89'],
    [-2_050, '-$20.50'],
  ])('%d cents are read as %s', (cents, words) => {
    expect(formatMoney(cents)).toBe(words);
  });
});

describe('the GST within a price', () => {
  it.each([
    [0, 0],
    [11, 1],
    [5, 0],
    [6, 1],
    [110, 10],
    [8_250, 750],
    [38_500, 3_500],
    [100_000, 9_091],
    [-38_500, -3_500],
    [-6, -1],
  ])('of %d cents is %d', (total, gst) => {
    expect(gstWithin(total)).toBe(gst);
  });

  it('is the nearest cent to one eleventh, for every price', () => {
    for (let cents = 0; cents <= 5_000; cents += 1)
      expect(Math.abs(gstWithin(cents) * 11 - cents)).toBeLessThanOrEqual(5);
  });

  it('of a refund is that of the sale, the other way', () => {
    for (let cents = 1; cents <= 500; cents += 1) expect(gstWithin(-cents) + gstWithin(cents)).toBe(0);
  });
});
