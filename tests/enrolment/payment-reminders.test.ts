import { describe, expect, test } from 'vitest';
import { remindOfPayments } from '#src/orders/index.ts';
import { useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, mailAbout, transfer } from './invoice-story.ts';

const shop = useShop();

describe('reminders', () => {
  const remindersOf = async (order: { orderId: string }) =>
    (await mailAbout(shop, order)).filter(({ kind }) => kind === 'payment-reminder');

  test('come three days before, and one, seven and fourteen days after, each once, to booker and payer', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const employer = await anEmployer(shop);
    const order = valueOf(await bookFor(shop, employer, ['Ana']));
    const days: string[] = [];
    for (let day = 0; day < 40; day += 1) {
      await remindOfPayments(shop.services());
      await remindOfPayments(shop.services());
      const sent = await remindersOf(order);
      if (sent.length > days.length * 2) days.push(shop.clock.now().toISOString().slice(0, 10));
      shop.clock.advance({ days: 1 });
    }
    expect(days).toEqual(['2026-12-12', '2026-12-16', '2026-12-22', '2026-12-29']);
    const sent = await remindersOf(order);
    expect(sent).toHaveLength(8);
    expect(new Set(sent.map(({ toEmail }) => toEmail))).toEqual(
      new Set([employer.person.email, employer.organisation.billingEmail]),
    );
  });

  test('that a worker missed while it was down are not all sent at once', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const order = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    shop.clock.set('2026-12-24T00:00:00Z');
    await remindOfPayments(shop.services());
    expect((await remindersOf(order)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('overdue by a week'),
      expect.stringContaining('overdue by a week'),
    ]);
  });

  test('stop when all is paid, and name what is left when a part is', async () => {
    shop.clock.set('2026-12-01T00:00:00Z');
    const paid = valueOf(await bookFor(shop, await anEmployer(shop), ['Ana']));
    const part = valueOf(await bookFor(shop, await anEmployer(shop), ['Bob']));
    valueOf(await transfer(shop, paid.orderId, { cents: 38_500 }));
    valueOf(await transfer(shop, part.orderId, { cents: 8_500 }));
    shop.clock.set('2026-12-16T00:00:00Z');
    await remindOfPayments(shop.services());
    expect(await remindersOf(paid)).toEqual([]);
    expect((await remindersOf(part))[0]?.bodyText).toContain('$300.00');
  });
});
