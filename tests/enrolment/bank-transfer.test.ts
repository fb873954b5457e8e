import { describe, expect, test } from 'vitest';
import { cancelUnpaidInvoices, recordBankTransfer } from '#src/enrolment/index.ts';
import { paymentStateOfOrder, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, mailAbout, moneyOf, papersOf, refundsOf, states, transfer } from './invoice-story.ts';

const shop = useShop();

describe('a bank transfer', () => {
  test('in parts confirms the seats with the part that completes it; every cent is accounted for', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana', 'Bob']));
    valueOf(await transfer(shop, order.orderId, { cents: 30_000, reference: 'first' }));
    expect(await states(shop, order)).toEqual(['held', 'held']);
    expect(await paymentStateOfOrder(shop, order)).toBe('part-paid');
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 30_000, outstandingCents: 47_000 });
    valueOf(await transfer(shop, order.orderId, { cents: 47_000, reference: 'second' }));
    expect(await states(shop, order)).toEqual(['confirmed', 'confirmed']);
    expect(await paymentStateOfOrder(shop, order)).toBe('paid');
    expect(await papersOf(shop, order)).toHaveLength(1);
    const received = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'transfer-received');
    const said = received.map(({ bodyText }) => /\$[\d.]+ is still to be paid|Everything is paid/.exec(bodyText)?.[0]);
    const [part, whole] = ['$470.00 is still to be paid', 'Everything is paid'];
    expect(said.toSorted()).toEqual([part, part, whole, whole]);
  });

  test('with the same reference changes nothing, also twice at the same moment', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    const both = await Promise.all([1, 2].map(() => transfer(shop, order.orderId, { cents: 10_000 })));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 10_000, outstandingCents: 28_500 });
  });

  test('under the reference of an earlier part counts, because its day or amount is another', async () => {
    shop.clock.set('2026-12-03T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    for (const [cents, receivedOn] of [
      [10_000, '2026-12-01'],
      [10_000, '2026-12-02'],
      [5_000, '2026-12-02'],
      [5_000, '2026-12-02'],
    ] as const)
      expect(await transfer(shop, order.orderId, { cents, reference: 'INV-7', receivedOn })).toSucceed();
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 25_000, outstandingCents: 13_500 });
  });

  test('of more than is owed is written down when staff say that so much came, and the rest goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    valueOf(await transfer(shop, order.orderId, { cents: 40_000, isMore: true }));
    expect(await states(shop, order)).toEqual(['confirmed']);
    expect(await refundsOf(shop, order)).toEqual([{ method: 'bank-transfer', amountCents: 1_500, state: 'requested' }]);
    expect(await moneyOf(shop, order)).toMatchObject({ keptCents: 38_500, outstandingCents: 0, surplusCents: 0 });
  });

  test('that comes after the invoice was taken back goes back by bank', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    shop.clock.set('2026-12-20T00:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    expect(await transfer(shop, order.orderId, { cents: 38_500 })).toMatchObject({ reason: 'more-than-owed' });
    valueOf(await transfer(shop, order.orderId, { cents: 38_500, isMore: true }));
    expect(await states(shop, order)).toEqual(['cancelled']);
    expect(await refundsOf(shop, order)).toEqual([
      { method: 'bank-transfer', amountCents: 38_500, state: 'requested' },
    ]);
    expect(await moneyOf(shop, order)).toMatchObject({ owedCents: 0, keptCents: 0 });
  });

  test('that reached the bank on the due day and is written down a day later still gives the seats', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
    shop.clock.set('2026-12-16T22:00:00Z');
    await cancelUnpaidInvoices(shop.services());
    valueOf(await transfer(shop, order.orderId, { cents: 38_500, receivedOn: '2026-12-15' }));
    expect(await states(shop, order)).toEqual(['confirmed']);
  });

  test('is refused above what is owed, of nothing, from the future, for no order, and to others than staff', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const { orderId } = valueOf(await bookFor(shop, employer, ['Ana']));
    expect(await transfer(shop, orderId, { cents: 38_501 })).toEqual({
      ok: false,
      reason: 'more-than-owed',
      outstandingCents: 38_500,
    });
    expect(await transfer(shop, orderId, { cents: 0 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(shop, orderId, { cents: -5 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(shop, orderId, { cents: 1.5 })).toMatchObject({ reason: 'amount-malformed' });
    expect(await transfer(shop, orderId, { cents: 100, receivedOn: '2026-12-02' })).toMatchObject({
      reason: 'received-in-future',
    });
    expect(await transfer(shop, crypto.randomUUID(), { cents: 100 })).toMatchObject({ reason: 'not-found' });
    const facts = { orderId, cents: 100, reference: 'x', receivedOn: '2026-12-01', by: employer.viewer };
    expect(await recordBankTransfer(shop.services(), facts)).toMatchObject({ reason: 'not-allowed' });
    expect(await moneyOf(shop, { orderId })).toMatchObject({ keptCents: 0 });
  });
});
