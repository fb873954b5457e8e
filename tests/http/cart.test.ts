import { beforeEach, describe, expect, test } from 'vitest';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { hiddenFields, openShop } from './checkout-story.ts';
import { add, aWorkshop, change, fieldsOf } from './cart-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

describe('the cart', () => {
  test('is filled from a page that is the same for everybody, counts, and leads to the checkout', async () => {
    const [dry, mould] = [
      await aWorkshop(site(), 'Drying floors'),
      await aWorkshop(site(), 'Mould basics', {}, 10_000),
    ];
    const buyer = visitor();
    const page = await buyer.get(`/sessions/${dry.id}`);
    expect(page.response.headers.getSetCookie()).toEqual([]);
    const fields = hiddenFields(
      page.text.slice(page.text.indexOf('_action=cart.add'), page.text.indexOf('Enrol in this date')),
    );
    expect(fields).toEqual(fieldsOf(dry));
    const added = await add(buyer, dry);
    expect(added).toMatchObject({ status: 303, to: '/cart?added=1' });
    expect(added.response.headers.getSetCookie()[0]).toMatch(
      /^cart=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    await add(buyer, mould);
    await change(buyer, dry, [
      ['seats', '1'],
      ['step', '1'],
    ]);
    await add(buyer, dry);
    const cart = await buyer.get('/cart');
    expect(cart.response.headers.get('cache-control')).toContain('no-store');
    for (const words of [
      'Drying floors',
      'Mould basics',
      '3 seats',
      '2 × $385.00',
      '$870.00',
      'Includes GST',
      '$79.09',
    ])
      expect(cart.text).toContain(words);
    const checkout = await buyer.get('/checkout');
    expect(checkout.text).toContain('The 2 people who attend Drying floors');
    expect(checkout.text).toContain('Book and pay $870.00');
  });

  test('gives up a line, and then has nothing in it', async () => {
    const dry = await aWorkshop(site(), 'Drying floors');
    const buyer = visitor();
    await add(buyer, dry);
    await change(buyer, dry, [
      ['seats', '1'],
      ['step', 'remove'],
    ]);
    expect((await buyer.get('/cart')).text).toContain('Nothing in it yet');
    expect((await buyer.get('/checkout')).text).toContain('There is nothing to book');
  });

  test.each(['-1', '100', '1.5', 'six', ''])('%s people are refused with words, and the cart stays', async (seats) => {
    const dry = await aWorkshop(site(), 'Drying floors');
    const buyer = visitor();
    await add(buyer, dry);
    const { status, text } = await change(buyer, dry, [['seats', seats]]);
    expect(status).toBe(400);
    expect(text).toContain('The cart stayed as it was');
    expect(text).toContain('Drying floors');
  });

  test('takes twenty seats and no more', async () => {
    const dry = await aWorkshop(site(), 'Drying floors', { seats: 50 });
    const buyer = visitor();
    await add(buyer, dry);
    expect((await change(buyer, dry, [['seats', '20']])).status).toBe(303);
    const { status, text } = await change(buyer, dry, [
      ['seats', '20'],
      ['step', '1'],
    ]);
    expect(status).toBe(422);
    expect(text).toContain('One booking has 1 to 20 seats');
  });

  test('says why a line cannot be booked, and leads to other dates and the waiting list', async () => {
    const small = await aWorkshop(site(), 'Drying floors', { seats: 1 });
    const buyer = visitor();
    await add(buyer, small);
    await change(buyer, small, [['seats', '2']]);
    const few = await buyer.get('/cart');
    expect(few.text).toContain('Only one seat is left');
    expect(few.text).toContain(`/waiting-list/new?session=${small.id}`);
    expect(few.text).not.toContain('href="/checkout"');
  });

  test('that a browser does not keep says so', async () => {
    expect((await visitor().get('/cart?added=1')).text).toContain('Your browser did not keep the cart');
  });

  test('gives codes that are tried out one answer, and after ten none', async () => {
    const dry = await aWorkshop(site(), 'Drying floors');
    const buyer = visitor();
    await add(buyer, dry);
    const guess = (code: string) => buyer.post('/cart?_action=cart.useVoucher', [['voucherCode', code]]);
    for (let time = 0; time < 10; time += 1) {
      const { status, text } = await guess(`GUESS-${time}`);
      expect(status).toBe(422);
      expect(text).toContain('This voucher code cannot be used');
    }
    expect((await guess('GUESS-11')).status).toBe(429);
  });
});
