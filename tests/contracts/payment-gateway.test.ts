import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createStripeGateway } from '#src/adapters/stripe/stripe-gateway.ts';
import { aCheckout, aStripe, valueOf, webhookSecret } from '#tests/support/stripe.ts';

/**
 * What every payment gateway keeps. Runs against our stand-in, and with STRIPE_TEST_SECRET_KEY set also against Stripe
 * in test mode, where what needs a buyer at the page is left out.
 */
const testKey = process.env['STRIPE_TEST_SECRET_KEY'];
const standIn = await aStripe();
const { control } = standIn;
afterAll(() => standIn.close());

describe('a payment gateway, at the stand-in', () => gatewayContract(() => standIn.gateway));
describe.runIf(testKey)('a payment gateway, at Stripe in test mode', () =>
  gatewayContract(() => createStripeGateway({ secretKey: testKey ?? '', webhookSecret, timeoutMs: 20_000 })),
);

function gatewayContract(gateway: () => ReturnType<typeof createStripeGateway>) {
  test('opens a checkout that carries our ids, the amount and where to pay', async () => {
    const wanted = aCheckout();
    const checkout = valueOf(await gateway().createCheckout(wanted));
    expect(checkout).toMatchObject({
      state: 'open',
      payment: 'none',
      amountCents: 77_000,
      currency: 'aud',
      orderId: wanted.orderId,
      attemptId: wanted.attemptId,
      expiresAt: new Date(Math.floor(wanted.expiresAt.getTime() / 1000) * 1000),
    });
    expect(checkout.url).toMatch(/^https?:/);
    expect(valueOf(await gateway().findCheckout(checkout.id))).toEqual(checkout);
  });

  test('opens one checkout, however often the same key is sent', async () => {
    const wanted = aCheckout();
    const [first, second] = [await gateway().createCheckout(wanted), await gateway().createCheckout(wanted)];
    expect(valueOf(second).id).toBe(valueOf(first).id);
  });

  test('throws when a key comes back with other facts, because that is our mistake', async () => {
    const wanted = aCheckout();
    await gateway().createCheckout(wanted);
    await expect(gateway().createCheckout({ ...wanted, buyerEmail: 'else@example.com' })).rejects.toThrow(/same param/);
  });

  test('throws when the lines do not add up, before anything is sent', async () => {
    await expect(gateway().createCheckout(aCheckout({ amountCents: 1 }))).rejects.toThrow('77000');
  });

  test('finds no checkout, payment, refund or dispute that does not exist', async () => {
    expect(valueOf(await gateway().findCheckout('cs_test_nothing'))).toBeNull();
    expect(valueOf(await gateway().findRefund('re_nothing'))).toBeNull();
    expect(valueOf(await gateway().findPayment('pi_nothing'))).toBeNull();
    expect(valueOf(await gateway().findDispute('dp_nothing'))).toBeNull();
  });

  test('closes an open checkout, and closing it again changes nothing', async () => {
    const { id } = valueOf(await gateway().createCheckout(aCheckout()));
    expect(valueOf(await gateway().expireCheckout(id))).toMatchObject({ state: 'expired', payment: 'none', url: null });
    expect(valueOf(await gateway().expireCheckout(id))).toMatchObject({ state: 'expired', payment: 'none' });
  });
}

describe('when the buyer pays', () => {
  test('the checkout is complete and paid, and names the payment', async () => {
    const { id } = await anOpenCheckout();
    control.pay(id);
    const checkout = valueOf(await standIn.gateway.findCheckout(id));
    expect(checkout).toMatchObject({
      state: 'complete',
      payment: 'paid',
      paymentIntentId: expect.stringMatching(/^pi_/),
    });
  });

  test('a declined card leaves it open and unpaid', async () => {
    const { id } = await anOpenCheckout();
    control.pay(id, '4000000000000002');
    expect(valueOf(await standIn.gateway.findCheckout(id))).toMatchObject({ state: 'open', payment: 'none' });
  });

  test('closing it too late tells that it was paid', async () => {
    const { id } = await anOpenCheckout();
    control.pay(id);
    expect(valueOf(await standIn.gateway.expireCheckout(id))).toMatchObject({ state: 'complete', payment: 'paid' });
  });

  test.each([
    ['succeeded', 'paid'],
    ['failed', 'failed'],
  ] as const)('a bank debit is pending, and then %s', async (outcome, payment) => {
    const { id } = await anOpenCheckout();
    control.payByBank(id);
    expect(valueOf(await standIn.gateway.findCheckout(id))).toMatchObject({ state: 'complete', payment: 'pending' });
    control.resolveBankDebit(id, outcome);
    expect(valueOf(await standIn.gateway.findCheckout(id))).toMatchObject({ state: 'complete', payment });
  });

  test('bank debit is not offered when delayed methods are not wanted', async () => {
    const { id } = await anOpenCheckout({ allowDelayedMethods: false });
    expect(control.payByBank(id)).toMatchObject({ paid: false });
    expect(control.pay(id)).toEqual({ paid: true });
  });
});

describe('refunds', () => {
  test('send back a part and then the rest, and the parts add up', async () => {
    const paymentIntentId = await aPayment();
    const part = valueOf(await standIn.gateway.createRefund(aRefund(paymentIntentId, 30_000)));
    const rest = valueOf(await standIn.gateway.createRefund(aRefund(paymentIntentId, 47_000)));
    expect(part).toMatchObject({ state: 'succeeded', amountCents: 30_000, currency: 'aud', paymentIntentId });
    expect(valueOf(await standIn.gateway.listRefunds(paymentIntentId))).toEqual([part, rest]);
    expect(part.amountCents + rest.amountCents).toBe(77_000);
    expect(valueOf(await standIn.gateway.findRefund(rest.id))).toEqual(rest);
  });

  test('carry our ids', async () => {
    const wanted = aRefund(await aPayment(), 100);
    const refund = valueOf(await standIn.gateway.createRefund(wanted));
    expect(refund).toMatchObject({ refundId: wanted.refundId, orderId: wanted.orderId });
  });

  test('happen once, however often the same key is sent', async () => {
    const wanted = aRefund(await aPayment(), 30_000);
    const [first, second] = [await standIn.gateway.createRefund(wanted), await standIn.gateway.createRefund(wanted)];
    expect(valueOf(second)).toEqual(valueOf(first));
    expect(valueOf(await standIn.gateway.listRefunds(wanted.paymentIntentId))).toHaveLength(1);
  });

  test('are refused above what is left, in the provider’s words', async () => {
    const refused = await standIn.gateway.createRefund(aRefund(await aPayment(), 77_001));
    expect(refused).toMatchObject({
      ok: false,
      reason: 'refund-refused',
      providerMessage: expect.stringContaining('$770.00'),
    });
  });

  test('made in the dashboard are listed without our ids', async () => {
    const paymentIntentId = await aPayment();
    control.refundInDashboard(paymentIntentId, 500);
    const [refund] = valueOf(await standIn.gateway.listRefunds(paymentIntentId));
    expect(refund).toMatchObject({ amountCents: 500, refundId: null, orderId: null });
  });

  test('may be pending, and may come back', async () => {
    const { id } = valueOf(await standIn.gateway.createRefund(aRefund(await aPayment('4000000000007726'), 500)));
    expect(valueOf(await standIn.gateway.findRefund(id))).toMatchObject({ state: 'pending', failureReason: null });
    control.resolveRefund(id, 'failed');
    const failed = valueOf(await standIn.gateway.findRefund(id));
    expect(failed).toMatchObject({ state: 'failed', failureReason: 'expired_or_canceled_card' });
  });
});

describe('payments and disputes', () => {
  test('a payment says what came in, and whose it is', async () => {
    const wanted = aCheckout();
    const { id } = valueOf(await standIn.gateway.createCheckout(wanted));
    control.pay(id);
    const paymentIntentId = valueOf(await standIn.gateway.findCheckout(id))?.paymentIntentId ?? '';
    expect(valueOf(await standIn.gateway.findPayment(paymentIntentId))).toEqual({
      id: paymentIntentId,
      state: 'succeeded',
      receivedCents: 77_000,
      currency: 'aud',
      orderId: wanted.orderId,
    });
  });

  test('a bank debit that is on its way has brought nothing yet', async () => {
    const { id } = await anOpenCheckout();
    control.payByBank(id);
    const paymentIntentId = valueOf(await standIn.gateway.findCheckout(id))?.paymentIntentId ?? '';
    expect(valueOf(await standIn.gateway.findPayment(paymentIntentId))).toMatchObject({
      state: 'pending',
      receivedCents: 0,
    });
  });

  test.each(['won', 'lost'] as const)('a dispute is open, and then %s', async (outcome) => {
    const paymentIntentId = await aPayment();
    const id = control.openDispute(paymentIntentId);
    const open = { id, state: 'open', amountCents: 77_000, reason: 'fraudulent', paymentIntentId };
    expect(valueOf(await standIn.gateway.findDispute(id))).toMatchObject(open);
    control.closeDispute(id, outcome);
    expect(valueOf(await standIn.gateway.findDispute(id))).toMatchObject({ ...open, state: outcome });
    expect(valueOf(await standIn.gateway.listDisputes(paymentIntentId))).toMatchObject([{ id, state: outcome }]);
    expect(valueOf(await standIn.gateway.listDisputes(await aPayment()))).toEqual([]);
  });
});

async function anOpenCheckout(facts = {}) {
  return valueOf(await standIn.gateway.createCheckout(aCheckout(facts)));
}

async function aPayment(card?: string): Promise<string> {
  const { id } = await anOpenCheckout();
  control.pay(id, card);
  return valueOf(await standIn.gateway.findCheckout(id))?.paymentIntentId ?? '';
}

function aRefund(paymentIntentId: string, amountCents: number) {
  return { refundId: randomUUID(), orderId: randomUUID(), paymentIntentId, amountCents, idempotencyKey: randomUUID() };
}
