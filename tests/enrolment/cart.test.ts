import { describe, expect, test } from 'vitest';
import { type Cart, type CartLine, emptyCart, parseCart, printCart, putLine } from '#src/enrolment/index.ts';
import { changePeople } from '#src/actions/checkout-change.ts';

const id = () => crypto.randomUUID();
const aLine = (facts: Partial<CartLine> = {}): CartLine => ({
  courseId: id(),
  sessionId: id(),
  priceTierId: null,
  seats: 1,
  ...facts,
});
const cartOf = (...lines: CartLine[]): Cart => ({ ...emptyCart, lines });

describe('a cart in a cookie', () => {
  test('comes back as it was put there', () => {
    const cart: Cart = {
      lines: [aLine({ seats: 3 }), aLine({ sessionId: null }), aLine({ priceTierId: id(), seats: 16 })],
      voucherCode: 'SPRING-20',
      organisationId: id(),
      offer: { id: id(), key: 'def_-456', sessionId: id() },
    };
    expect(parseCart(printCart(cart))).toEqual(cart);
  });

  test('is made of what a cookie may hold, and small enough for one', () => {
    const lines = Array.from({ length: 10 }, () => aLine({ priceTierId: id(), seats: 2 }));
    const printed = printCart({ ...cartOf(...lines), offer: { id: id(), key: 'k'.repeat(43), sessionId: id() } });
    expect(encodeURIComponent(printed)).toBe(printed);
    expect(printed.length).toBeLessThan(2_000);
  });

  const line = `${id()}~${id()}*`;
  test.each([
    ['nothing', ''],
    ['no cookie', undefined],
    ['nonsense', 'six seats, please'],
    ['no seats', `${line}0`],
    ['negative seats', `${line}-2`],
    ['more seats than a booking has', `${line}21`],
    ['more seats than a booking has, over two lines', `${line}12.${id()}*12`],
    ['seats in words', `${line}two`],
    ['a fraction of a seat', `${line}1.5`],
    ['a number in another writing', `${line}0x2`],
    ['the same line twice', `${line}1.${line}1`],
    ['eleven lines', Array.from({ length: 11 }, () => `${id()}*1`).join('.')],
    ['a voucher that is none', `${line}1.vA~b`],
    ['an organisation that is none', `${line}1.gme`],
    ['markup', `${line}1.<script>`],
  ])('with %s is empty', (_, text) => {
    expect(parseCart(text)).toEqual(emptyCart);
  });
});

describe('a line that is put into the cart', () => {
  test('takes the place of one for the same thing; twice changes nothing', () => {
    const line = aLine();
    const three = putLine(cartOf(line, aLine()), { ...line, seats: 3 });
    expect(three).toMatchObject({ ok: true, value: { lines: [{ ...line, seats: 3 }, { seats: 1 }] } });
    expect(three.ok && putLine(three.value, { ...line, seats: 3 })).toEqual(three);
  });

  test('for nobody is taken out, and the last one takes the offer with it', () => {
    const line = aLine();
    const other = aLine();
    const cart = { ...cartOf(line), offer: { id: id(), key: 'k', sessionId: line.sessionId ?? '' } };
    expect(putLine(cart, { ...line, seats: 0 })).toEqual({ ok: true, value: { ...cart, lines: [], offer: null } });
    const both = { ...cart, lines: [line, other] };
    expect(putLine(both, { ...other, seats: 2 })).toMatchObject({ value: { offer: cart.offer } });
    expect(putLine(both, { ...line, seats: 0 })).toMatchObject({ value: { lines: [other], offer: null } });
  });

  test('is refused when the booking would have too many seats or lines', () => {
    expect(putLine(cartOf(aLine({ seats: 19 })), aLine({ seats: 2 }))).toMatchObject({
      reason: 'too-many-seats',
      most: 20,
    });
    const ten = cartOf(...Array.from({ length: 10 }, () => aLine()));
    expect(putLine(ten, aLine())).toMatchObject({ reason: 'too-many-lines', most: 10 });
  });
});

describe('the people of a form, by its buttons', () => {
  const [three, one] = [aLine({ seats: 3 }), aLine()];
  test.each([
    ['nothing', '', [3, 1], [[0, 1, 2], [3]]],
    ['another button', 'voucher', [3, 1], [[0, 1, 2], [3]]],
    ['one more on the first line', 'add:0', [4, 1], [[0, 1, 2, null], [3]]],
    ['the second person left out', 'remove:1', [2, 1], [[0, 2], [3]]],
    ['the last one of a line left out', 'remove:3', [3], [[0, 1, 2]]],
    ['a line left out', 'drop:0', [1], [[3]]],
    ['a line that is not there', 'drop:7', [3, 1], [[0, 1, 2], [3]]],
    ['nonsense', 'remove:-1', [3, 1], [[0, 1, 2], [3]]],
  ])('%s', (_, button, seats, people) => {
    const changed = changePeople([three, one], button);
    expect(changed.lines.map((line) => line.seats)).toEqual(seats);
    expect(changed.people).toEqual(people);
  });
});
