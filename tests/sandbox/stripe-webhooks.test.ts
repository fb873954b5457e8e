import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { aCheckout, aStripe, aWebhook, valueOf } from '#tests/support/stripe.ts';

const folder = mkdtempSync(join(tmpdir(), 'accrue-stripe-'));
const cardPayment = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
];
let webhook: Awaited<ReturnType<typeof aWebhook>>;
let stripe: Awaited<ReturnType<typeof aStripe>>;

beforeEach(async () => {
  webhook = await aWebhook();
  stripe = await aStripe({ webhookUrl: webhook.url });
});
afterEach(async () => {
  await stripe.close();
  await webhook.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a card payment is told in four signed events', async () => {
  await aPaidCheckout();
  expect(types()).toEqual(cardPayment);
});

test('a refund is told with the cumulative amount', async () => {
  const { paymentIntentId } = await aPaidCheckout();
  stripe.control.refundInDashboard(paymentIntentId, 100);
  stripe.control.refundInDashboard(paymentIntentId, 200);
  await stripe.control.idle();
  expect(types().slice(4, 7)).toEqual(['refund.created', 'charge.refunded', 'refund.updated']);
  const refunded = webhook.received.filter(({ type }) => type === 'charge.refunded');
  expect(refunded.map(({ data }) => data.object)).toMatchObject([{ amount_refunded: 100 }, { amount_refunded: 300 }]);
});

test('a dispute is told, and a disputed payment cannot be refunded', async () => {
  const { paymentIntentId } = await aPaidCheckout();
  stripe.control.openDispute(paymentIntentId);
  await stripe.control.idle();
  expect(types().at(-1)).toBe('charge.dispute.created');
  expect(() => stripe.control.refundInDashboard(paymentIntentId, 100)).toThrow('charged back');
});

test('an event is sent again until it is taken', async () => {
  webhook.answerWith(503);
  await aPaidCheckout();
  const first = stripe.control.events()[0]?.id;
  const tries = stripe.control.deliveries().filter(({ eventId }) => eventId === first);
  expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(new Set(types())).toEqual(new Set(cardPayment));
});

test('after the last try it is given up', async () => {
  webhook.answerWith(...Array.from({ length: 12 }, () => 500));
  await aPaidCheckout();
  expect(stripe.control.deliveries()).toHaveLength(12);
  expect(stripe.control.deliveries().every(({ status }) => status === 500)).toBe(true);
});

test('events can be dropped, and replayed days later', async () => {
  stripe.control.dropNextEvents(4);
  await aPaidCheckout();
  expect(webhook.received).toEqual([]);
  const completed = stripe.control.events().at(-1);
  stripe.control.replay(completed?.id ?? '', 3);
  await stripe.control.idle();
  expect(webhook.received.map(({ id }) => id)).toEqual([completed?.id, completed?.id, completed?.id]);
});

test('events can be held and come in reverse', async () => {
  stripe.control.holdEvents();
  await aPaidCheckout();
  expect(webhook.received).toEqual([]);
  stripe.control.releaseEvents('reversed');
  await stripe.control.idle();
  expect(types()).toEqual(cardPayment.toReversed());
});

test('events can come twice', async () => {
  stripe.control.duplicateEvents(2);
  await aPaidCheckout();
  expect(types()).toEqual(cardPayment.flatMap((type) => [type, type]));
});

test('payments and what is still to be sent outlive a restart', async () => {
  const dataFile = join(folder, 'payments', 'stripe.json');
  const before = await aStripe({ dataFile });
  const wanted = aCheckout();
  const { id } = valueOf(await before.gateway.createCheckout(wanted));
  expect(JSON.parse(readFileSync(dataFile, 'utf8')).checkouts).toHaveProperty(id);
  before.control.pay(id);
  await before.close();

  const after = await aStripe({ dataFile, webhookUrl: webhook.url });
  await after.control.idle();
  expect(types()).toEqual(cardPayment);
  expect(valueOf(await after.gateway.findCheckout(id))).toMatchObject({ payment: 'paid' });
  expect(valueOf(await after.gateway.createCheckout(wanted)).id).toBe(id);
  await after.close();
});

async function aPaidCheckout() {
  const { id } = valueOf(await stripe.gateway.createCheckout(aCheckout()));
  stripe.control.pay(id);
  await stripe.control.idle();
  return { id, paymentIntentId: valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '' };
}

function types() {
  return webhook.received.map(({ type }) => type);
}
