import { describe, expect, test } from 'vitest';
import { gstOfRefund, priceLines } from '#src/orders/index.ts';
import { gstWithin } from '#src/shared/money.ts';

const prices = [
  0, 1, 4, 5, 6, 10, 11, 16, 17, 99, 100, 110, 333, 2_750, 6_600, 8_249, 8_250, 28_550, 38_500, 38_550, 99_999, 149_999,
];
const quantities = [1, 2, 3, 7, 20];
const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0);

describe('the parts of an order add up to the whole', () => {
  for (const quantity of quantities) {
    test(`${quantity} of one, at every price`, () => {
      for (const unitCents of prices) {
        const { lines, totalCents, gstCents } = priceLines([{ unitCents, quantity, taxable: true }]);
        expect(totalCents).toBe(unitCents * quantity);
        expect(gstCents).toBe(gstWithin(totalCents));
        expect(lines[0]?.seatGstCents).toHaveLength(quantity);
        expect(sum(lines[0]?.seatGstCents ?? [])).toBe(gstCents);
        // A seat's share is the exact one, to the cent.
        for (const gst of lines[0]?.seatGstCents ?? []) expect(Math.abs(gst - unitCents / 11)).toBeLessThanOrEqual(1);
        for (const gst of lines[0]?.seatGstCents ?? []) expect(gst).toBeGreaterThanOrEqual(0);
      }
    });
  }

  test('several lines of different prices, some GST-free', () => {
    for (const first of prices)
      for (const second of prices) {
        const { lines, totalCents, gstCents } = priceLines([
          { unitCents: first, quantity: 3, taxable: true },
          { unitCents: second, quantity: 2, taxable: false },
          { unitCents: second, quantity: 5, taxable: true },
        ]);
        expect(sum(lines.map((line) => line.totalCents))).toBe(totalCents);
        expect(sum(lines.map((line) => line.gstCents))).toBe(gstCents);
        expect(lines[1]).toMatchObject({ gstCents: 0, seatGstCents: [0, 0] });
        expect(gstCents).toBe(gstWithin(first * 3 + second * 5));
      }
  });

  test('nothing is taxed when nothing is taxable, and no lines cost nothing', () => {
    expect(priceLines([{ unitCents: 38_500, quantity: 2, taxable: false }]).gstCents).toBe(0);
    expect(priceLines([])).toEqual({ lines: [], totalCents: 0, gstCents: 0 });
  });
});

test.each([
  [5, 0],
  [6, 1],
  [16, 1],
  [17, 2],
  [8_250, 750],
  [38_500, 3_500],
  [38_550, 3_505],
  [100_000, 9_091],
])('the GST in %i cents is %i, rounded half up', (cents, gst) => {
  expect(priceLines([{ unitCents: cents, quantity: 1, taxable: true }]).gstCents).toBe(gst);
});

describe('refunds in parts take back exactly the GST that was charged', () => {
  test.each([2, 3, 7, 11, 13])('in %i parts, at every price', (parts) => {
    for (const priceCents of prices) {
      const seat = { priceCents, gstCents: gstWithin(priceCents) };
      let back = 0;
      let gst = 0;
      for (let part = 1; part <= parts; part += 1) {
        const cents = part === parts ? priceCents - back : Math.floor(priceCents / parts);
        const share = gstOfRefund(seat, back, cents);
        expect(share).toBeGreaterThanOrEqual(0);
        back += cents;
        gst += share;
      }
      expect({ priceCents, gst }).toEqual({ priceCents, gst: seat.gstCents });
    }
  });

  test('nothing has no GST', () => {
    expect(gstOfRefund({ priceCents: 0, gstCents: 0 }, 0, 0)).toBe(0);
    expect(gstOfRefund({ priceCents: 38_500, gstCents: 0 }, 0, 38_500)).toBe(0);
  });
});
