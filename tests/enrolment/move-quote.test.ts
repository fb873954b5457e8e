import { expect, test } from 'vitest';
import { gstOfMove, type MoveAsked, quoteMove } from '#src/enrolment/move-quote.ts';

const course = (cents: number) => ({ rule: 'course-price', label: 'Price', cents });

function asked(facts: {
  price?: number;
  rows?: MoveAsked['seat']['priceBreakdown'];
  refunded?: number;
  kept?: number;
  today?: number;
}) {
  const { price = 40_000, rows = [course(price)], refunded = 0, kept = 0, today = 40_000 } = facts;
  return {
    seat: {
      priceCents: price,
      gstCents: Math.round(price / 11),
      refundedCents: refunded,
      keptCents: kept,
      priceBreakdown: rows,
    },
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

const voucher = (cents: number) => ({ rule: 'voucher', label: 'Voucher', cents });

test('a voucher over an amount takes off its amount, not a share of a dearer date', () => {
  const seat = asked({ price: 1_000, rows: [course(40_000), voucher(-39_000)], today: 80_000 });
  const dearer = quoteMove({ ...seat, voucher: 'amount' });
  expect(dearer).toMatchObject({ priceCents: 41_000, moveCents: 40_000 });
  const back = { price: dearer.priceCents, rows: dearer.priceBreakdown };
  expect(quoteMove({ ...asked({ ...back, today: 40_000 }), voucher: 'amount' }).priceCents).toBe(1_000);
  const cheap = quoteMove({ ...asked({ ...back, today: 20_000 }), voucher: 'amount' });
  expect(cheap.priceCents).toBe(0);
  expect(cheap.priceBreakdown.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
});

test('a voucher for another session is not taken along; what a group had stays', () => {
  const rows = [course(40_000), { rule: 'group', label: 'Group', cents: -4_000 }, voucher(-36_000)];
  expect(quoteMove({ ...asked({ price: 0, rows, today: 50_000 }), voucher: 'elsewhere' }).priceCents).toBe(45_000);
});

test('a rise that was waived is no money: a second move does not pay it out', () => {
  const rows = [course(80_000), { rule: 'moved-free', label: 'Moved at no charge', cents: -40_000 }];
  const again = (today: number) => quoteMove(asked({ price: 40_000, rows, today })).moveCents;
  expect([again(40_000), again(60_000), again(80_000)]).toEqual([0, 0, 0]);
  expect(again(30_000)).toBe(-10_000);
  expect(again(100_000)).toBe(20_000);
});

test('of a price that falls goes back what would if the seat were given up; a later move does not fetch the rest', () => {
  const half = quoteMove({ ...asked({ today: 10_000 }), percentBack: 50 });
  expect(half).toMatchObject({ priceCents: 25_000, moveCents: -15_000 });
  const { priceCents: price, priceBreakdown: rows, keptCents: kept } = half;
  const then = (today: number) => quoteMove({ ...asked({ price, rows, kept, today }), percentBack: 50 });
  expect([then(10_000).moveCents, then(25_000).moveCents, then(40_000).moveCents]).toEqual([0, 0, 15_000]);
  expect(then(5_000).moveCents).toBe(-2_500);
  expect(quoteMove({ ...asked({ today: 10_000 }), percentBack: 0 })).toMatchObject({
    priceCents: 40_000,
    moveCents: 0,
  });
  const none = quoteMove({ ...asked({ today: 10_000 }), percentBack: 0 });
  const dear = asked({ price: none.priceCents, rows: none.priceBreakdown, kept: none.keptCents, today: 40_000 });
  expect(quoteMove({ ...dear, percentBack: 0 }).moveCents).toBe(0);
});
