import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCheckout, aStripe, valueOf } from '#tests/support/stripe.ts';

let stripe: Awaited<ReturnType<typeof aStripe>>;
beforeAll(async () => void (stripe = await aStripe()));
afterAll(() => stripe.close());

describe('the page where the buyer pays', () => {
  test('shows what is bought, the total, and that no money moves', async () => {
    const page = await read(`/pay/${await anOpenCheckout()}`);
    expect(page.text).toContain('Sandbox: no real money');
    expect(page.text).toContain('$770.00');
    expect(page.text).toContain('A-7K2QF-93DMX-4');
    expect(page.text).not.toContain('<script');
  });

  test('leads on to the shop, with the checkout’s id', async () => {
    const id = await anOpenCheckout();
    const paid = await submit(`/pay/${id}`, { card: '4242 4242 4242 4242' });
    expect(paid).toMatchObject({ status: 303, location: `https://shop.example/thanks?checkout=${id}` });
    expect(valueOf(await stripe.gateway.findCheckout(id))).toMatchObject({ state: 'complete', payment: 'paid' });
  });

  test('says that a card was declined, keeps the number, and takes another card', async () => {
    const id = await anOpenCheckout();
    const declined = await submit(`/pay/${id}`, { card: '4000 0000 0000 0002' });
    expect(declined.status).toBe(422);
    expect(declined.text).toContain('Your card was declined');
    expect(declined.text).toContain('value="4000 0000 0000 0002"');
    expect(await submit(`/pay/${id}`, { card: '4242424242424242' })).toMatchObject({ status: 303 });
    const types = stripe.control.events().map(({ type }) => type);
    expect(types.indexOf('payment_intent.payment_failed')).toBeLessThan(types.lastIndexOf('payment_intent.succeeded'));
  });

  test.each(['', '1234', '4111111111111111', '<script>alert(1)</script>'])('refuses "%s" as a card', async (card) => {
    const refused = await submit(`/pay/${await anOpenCheckout()}`, { card });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('test card numbers');
    expect(refused.text).not.toContain('<script');
  });

  test('pays once when it is sent twice', async () => {
    const id = await anOpenCheckout();
    await submit(`/pay/${id}`, { card: '4242424242424242' });
    expect(await submit(`/pay/${id}`, { card: '4242424242424242' })).toMatchObject({ status: 422 });
    expect((await read(`/pay/${id}`)).text).toContain('This payment is finished');
    expect(completedEvents(id)).toHaveLength(1);
  });

  test('is closed once the checkout has expired, and leads back', async () => {
    const id = await anOpenCheckout();
    await stripe.gateway.expireCheckout(id);
    const page = await read(`/pay/${id}`);
    expect(page.text).toContain('This payment page has closed');
    expect(page.text).toContain('href="https://shop.example/cart"');
  });

  test('does not exist for an unknown id', async () => {
    expect(await read('/pay/cs_test_none')).toMatchObject({ status: 404 });
  });

  test('escapes what the shop sent', async () => {
    const lines = [{ name: '<b>Bold & "quoted"</b>', unitCents: 77_000, quantity: 1 }];
    const { id } = valueOf(await stripe.gateway.createCheckout(aCheckout({ lines })));
    expect((await read(`/pay/${id}`)).text).toContain('&#60;b&#62;Bold &#38; &#34;quoted&#34;');
  });
});

describe('bank debit', () => {
  test.each(['succeeded', 'failed'] as const)('is agreed to at once, and %s later on its own page', async (outcome) => {
    const id = await anOpenCheckout();
    expect(await submit(`/pay/${id}`, { method: 'bank' })).toMatchObject({ status: 303 });
    expect(valueOf(await stripe.gateway.findCheckout(id))).toMatchObject({ payment: 'pending' });
    expect((await read(`/pay/${id}/bank`)).text).toContain('What does the bank say?');
    await submit(`/pay/${id}/bank`, { outcome });
    await submit(`/pay/${id}/bank`, { outcome: outcome === 'failed' ? 'succeeded' : 'failed' });
    const payment = outcome === 'failed' ? 'failed' : 'paid';
    expect(valueOf(await stripe.gateway.findCheckout(id))).toMatchObject({ state: 'complete', payment });
    expect(stripe.control.events().at(-1)?.type).toBe(`checkout.session.async_payment_${outcome}`);
  });

  test('is absent where it was not wanted', async () => {
    const id = await anOpenCheckout({ allowDelayedMethods: false });
    expect((await read(`/pay/${id}`)).text).not.toContain('BECS');
    expect(await submit(`/pay/${id}`, { method: 'bank' })).toMatchObject({ status: 422 });
  });
});

describe('the dashboard', () => {
  test('lists payments and refunds them by hand', async () => {
    const id = await anOpenCheckout();
    stripe.control.pay(id);
    const intent = valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '';
    expect((await read('/dashboard')).text).toContain(intent);
    expect(await submit('/dashboard/refunds', { payment_intent: intent, dollars: '25.50' })).toMatchObject({
      status: 303,
    });
    expect(valueOf(await stripe.gateway.listRefunds(intent))).toMatchObject([{ amountCents: 2550, refundId: null }]);
  });

  test.each(['', 'ten', '-5', '1.234', '9999'])('refuses "%s" dollars', async (dollars) => {
    const id = await anOpenCheckout();
    stripe.control.pay(id);
    const intent = valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '';
    expect(await submit('/dashboard/refunds', { payment_intent: intent, dollars })).toMatchObject({ status: 400 });
    expect(valueOf(await stripe.gateway.listRefunds(intent))).toEqual([]);
  });

  test('answers for the bank when a refund takes days', async () => {
    const id = await anOpenCheckout();
    stripe.control.pay(id, '4000000000007726');
    const intent = valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '';
    const refund = stripe.control.refundInDashboard(intent, 500);
    await submit(`/dashboard/refunds/${refund.id}`, { outcome: 'succeeded' });
    expect(valueOf(await stripe.gateway.findRefund(refund.id))).toMatchObject({ state: 'succeeded' });
  });
});

async function anOpenCheckout(facts = {}) {
  return valueOf(await stripe.gateway.createCheckout(aCheckout(facts))).id;
}

function completedEvents(id: string) {
  return stripe.control
    .events()
    .filter(({ type, data }) => type === 'checkout.session.completed' && (data.object as { id: string }).id === id);
}

async function read(path: string, init: RequestInit = {}) {
  const response = await fetch(stripe.url + path, { ...init, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

function submit(path: string, form: Record<string, string>) {
  return read(path, { method: 'POST', body: new URLSearchParams(form) });
}

test('the dashboard opens a dispute, and lets the bank decide it once', async () => {
  const id = await anOpenCheckout();
  await submit(`/pay/${id}`, { card: '4242 4242 4242 4242' });
  const intent = valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '';
  expect(await submit('/dashboard/disputes', { payment_intent: intent })).toMatchObject({ status: 303 });
  const disputeId = /dp_[0-9a-f]+/.exec((await read('/dashboard')).text)?.[0] ?? '';
  await submit(`/dashboard/disputes/${disputeId}`, { outcome: 'lost' });
  await submit(`/dashboard/disputes/${disputeId}`, { outcome: 'won' });
  expect(valueOf(await stripe.gateway.findDispute(disputeId))).toMatchObject({ state: 'lost' });
});
