import { expect, test } from 'vitest';
import { receiveProviderEvent, settlePayment, type SettlementGuard } from '#src/enrolment/index.ts';
import { findAttempt } from '#src/payments/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, mailTo, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';
import { signedWebhook } from '#tests/support/stripe.ts';

const shop = useShop({ maxConnections: 24 });
const by = { kind: 'system' } as const;

/** A booking that has been paid at the provider, and of which nobody here has heard. */
async function aPaidCheckout(name: string) {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }) });
  const order = await book(shop, { session, attendees: [name], totalCents: 38_500 });
  const checkoutId = await openPaymentPage(shop, order);
  shop.stripe.control.pay(checkoutId);
  return { ...order, checkoutId };
}

async function written({ orderId }: { orderId: string }) {
  const of = (table: 'payments' | 'taxDocuments') =>
    shop.db.selectFrom(table).select('id').where('orderId', '=', orderId).execute();
  return { payments: (await of('payments')).length, papers: (await of('taxDocuments')).length };
}

test('the same event ten times and every other event of the payment at once are one payment', async () => {
  const order = await aPaidCheckout('Una');
  const events = shop.stripe.control.events().filter((event) => JSON.stringify(event.data).includes(order.orderId));
  const completed = events.filter(({ type }) => type === 'checkout.session.completed');
  const webhooks = [...events, ...Array.from({ length: 10 }, () => completed).flat()];
  const answers = await Promise.all(
    webhooks.map((event) => receiveProviderEvent(shop.services(), signedWebhook(event, shop.clock.now()))),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await written(order)).toEqual({ payments: 1, papers: 1 });
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed' }]);
  expect(await mailTo(shop, 'una@example.com')).toEqual(['seat-confirmed']);
});

/** Eight settlements at once; gives how many of them ended in a fault. */
async function settleAtOnce(name: string, guard?: SettlementGuard): Promise<number> {
  const order = await aPaidCheckout(name);
  const { checkoutId } = order;
  const settled = await Promise.allSettled(
    Array.from({ length: 8 }, () => settlePayment(shop.services(), { checkoutId, by }, guard)),
  );
  expect(await written(order)).toEqual({ payments: 1, papers: 1 });
  return settled.filter(({ status }) => status === 'rejected').length;
}

test('settling the same payment eight times at once succeeds eight times and writes once', async () => {
  for (let round = 0; round < 3; round += 1) expect(await settleAtOnce(`Ula${round}`)).toBe(0);
});

test('control: without the lock the second settlement writes the payment again, and only the database stops it', async () => {
  const noLock: SettlementGuard = {
    lock: async (trx, { id }) => {
      const attempt = await findAttempt(trx, id);
      if (!attempt) throw new Error('The attempt is gone');
      return attempt;
    },
  };
  let faults = 0;
  for (let round = 0; round < 10 && faults === 0; round += 1) faults = await settleAtOnce(`Uma${round}`, noLock);
  expect(faults).toBeGreaterThan(0);
});
