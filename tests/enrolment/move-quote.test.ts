import { expect, test } from 'vitest';
import { gstOfMove, type MoveAsked, quoteMove } from '#src/enrolment/move-quote.ts';

const course = (cents: number) => ({ rule: 'course-price', label: 'Price', cents });

function asked(facts: {
  price?: number;
  rows?: MoveAsked['seat']['priceBreakdown'];
  refunded?: number;
  today?: number;
}) {
  const { price = 40_000, rows = [course(price)], refunded = 0, today = 40_000 } = facts;
  return {
    seat: { priceCents: price, gstCents: Math.round(price / 11), refundedCents: refunded, priceBreakdown: rows },
    today: { unitCents: today, breakdown: [course(today)], taxable: true },
    feeCents: 0,
    isRiseFree: false,
  };
}

test('prices differ both ways, and the fee comes on top', () => {
  expect(quoteMove({ ...asked({ today: 50_000 }), feeCents: 2_500 })).toMatchObject({ moveCents: 12_500 });
  expect(quoteMove({ ...asked({ today: 30_000 }), feeCents: 2_500 })).toMatchObject({ moveCents: -7_500 });
});

test('a discount of whoever booked stays at its share; an early bird is the date’s own', () => {
  const tenOff = { rule: 'voucher', label: 'Voucher TEN', cents: -4_000 };
  const early = { rule: 'early-bird', label: 'Early bird', cents: -5_000 };
  expect(quoteMove(asked({ price: 36_000, rows: [course(40_000), tenOff], today: 50_000 })).priceCents).toBe(45_000);
  expect(quoteMove(asked({ price: 35_000, rows: [course(40_000), early] })).priceCents).toBe(40_000);
  const free = { rule: 'voucher', label: 'Voucher FREE', cents: -40_000 };
  expect(quoteMove(asked({ price: 0, rows: [course(40_000), free], today: 50_000 }))).toMatchObject({
    priceCents: 0,
    moveCents: 0,
  });
});

test('the discount is kept through a second move, and every breakdown adds up', () => {
  const rows = [course(40_000), { rule: 'group', label: 'Group', cents: -4_000 }];
  const first = quoteMove(asked({ price: 36_000, rows, today: 33_333 }));
  const second = quoteMove(asked({ price: first.priceCents, rows: first.priceBreakdown, today: 40_000 }));
  for (const quote of [first, second])
    expect(quote.priceBreakdown.reduce((sum, { cents }) => sum + cents, 0)).toBe(quote.priceCents);
  expect([first.priceCents, second.priceCents]).toEqual([30_000, 36_000]);
});

test('a rise that is waived leaves the seat at what it cost', () => {
  const quote = quoteMove({ ...asked({ today: 55_000 }), isRiseFree: true });
  expect(quote).toMatchObject({ priceCents: 40_000, moveCents: 0 });
  expect(quote.priceBreakdown.reduce((sum, { cents }) => sum + cents, 0)).toBe(40_000);
});

test('what has gone back stays given, however cheap the new date is', () => {
  expect(quoteMove(asked({ refunded: 10_000, today: 40_000 }))).toMatchObject({ refundedCents: 10_000, moveCents: 0 });
  expect(quoteMove(asked({ refunded: 10_000, today: 5_000 }))).toMatchObject({
    refundedCents: 5_000,
    moveCents: -30_000,
  });
});

test('the GST of a move is that of what both seats still cost, and of the fee', () => {
  const old = { priceCents: 38_500, gstCents: 3_500, refundedCents: 0 };
  const now = { priceCents: 49_500, gstCents: 4_500, refundedCents: 0 };
  expect(gstOfMove(old, now, { cents: 1_100, taxable: true })).toBe(1_100);
  expect(gstOfMove(now, old, { cents: 0, taxable: true })).toBe(-1_000);
});
