import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '#tests/support/core.ts';
import { aCheckout, aStripe, secretKey, valueOf } from '#tests/support/stripe.ts';

const clock = stoppedClock('2026-12-01T00:00:00Z');
let stripe: Awaited<ReturnType<typeof aStripe>>;
beforeAll(async () => void (stripe = await aStripe({ clock })));
afterAll(() => stripe.close());

const now = Math.floor(clock.now().getTime() / 1000);
const lawful = {
  mode: 'payment',
  success_url: 'https://shop.example/thanks',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'aud',
  'line_items[0][price_data][unit_amount]': '5000',
  'line_items[0][price_data][product_data][name]': 'A seat',
};

describe('who may ask', () => {
  test.each([
    ['no key', { authorization: '' }, 401],
    ['another key', { authorization: 'Bearer sk_test_other' }, 401],
    ['an older version', { 'stripe-version': '2024-06-20' }, 400],
    ['no version', { 'stripe-version': '' }, 400],
    ['the key and version of the SDK', {}, 200],
  ])('with %s', async (_, headers, status) => {
    expect(await post('/v1/checkout/sessions', lawful, headers)).toMatchObject({ status });
  });

  test('an unknown address is not found', async () => {
    expect(await post('/v1/customers', {})).toMatchObject({ status: 404 });
  });
});

describe('the parameters of a checkout', () => {
  test.each([
    ['retired', { 'payment_method_types[0]': 'card' }, 'parameter_unknown', 'payment_method_types'],
    [
      'unknown inside',
      { 'line_items[0][price_data][vat]': '1' },
      'parameter_unknown',
      'line_items[0][price_data][vat]',
    ],
    ['missing', { mode: undefined }, 'parameter_missing', 'mode'],
    [
      'missing inside',
      { 'line_items[0][price_data][currency]': undefined },
      'parameter_missing',
      'line_items[0][price_data][currency]',
    ],
    [
      'not a whole number',
      { 'line_items[0][price_data][unit_amount]': '50.5' },
      'parameter_invalid_integer',
      'line_items[0][price_data][unit_amount]',
    ],
    ['empty', { client_reference_id: '' }, 'parameter_invalid_empty', 'client_reference_id'],
    ['not an address', { success_url: 'thanks' }, 'url_invalid', 'success_url'],
    ['not an e-mail', { customer_email: 'nobody' }, 'email_invalid', 'customer_email'],
    ['a word of an older version', { ui_mode: 'hosted' }, undefined, 'ui_mode'],
    ['below 50 cents', { 'line_items[0][price_data][unit_amount]': '49' }, 'amount_too_small', undefined],
    ['expiring within 30 minutes', { expires_at: String(now + 1799) }, undefined, 'expires_at'],
    ['expiring after a day', { expires_at: String(now + 86_401) }, undefined, 'expires_at'],
    ['too much metadata', { 'metadata[note]': 'x'.repeat(501) }, undefined, 'metadata'],
  ])('are refused when %s', async (_, change, code, param) => {
    const { status, body } = await post('/v1/checkout/sessions', { ...lawful, ...change });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: 'invalid_request_error', message: expect.any(String) });
    expect([body.error.code, body.error.param]).toEqual([code, param]);
  });

  test.each([1800, 86_400])('are taken when it expires in %i seconds', async (seconds) => {
    const expiresAt = { expires_at: String(now + seconds) };
    expect(await post('/v1/checkout/sessions', { ...lawful, ...expiresAt })).toMatchObject({ status: 200 });
  });
});

describe('an idempotency key', () => {
  test('gives the first answer again, and says so', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await post('/v1/checkout/sessions', lawful, headers);
    const second = await post('/v1/checkout/sessions', lawful, headers);
    expect(second.body).toEqual(first.body);
    expect([first.replayed, second.replayed]).toEqual([null, 'true']);
  });

  test('is refused with other parameters', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await post('/v1/checkout/sessions', lawful, headers);
    const other = await post('/v1/checkout/sessions', { ...lawful, locale: 'en' }, headers);
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
  });

  test('is not used up by a request that was refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await post('/v1/checkout/sessions', { ...lawful, mode: undefined }, headers);
    expect(await post('/v1/checkout/sessions', lawful, headers)).toMatchObject({ status: 200 });
  });

  test('is busy while its first request is under way', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    stripe.control.setLatency(50);
    const both = await Promise.all([
      post('/v1/checkout/sessions', lawful, headers),
      post('/v1/checkout/sessions', lawful, headers),
    ]);
    stripe.control.setLatency(0);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('time', () => {
  test('closes a checkout at its expiry and says so', async () => {
    const expiresAt = new Date(clock.now().getTime() + 31 * 60_000);
    const { id } = valueOf(await stripe.gateway.createCheckout(aCheckout({ expiresAt })));
    clock.advance({ minutes: 31 });
    expect(valueOf(await stripe.gateway.findCheckout(id))).toMatchObject({ state: 'expired', url: null });
    expect(stripe.control.events().at(-1)).toMatchObject({
      type: 'checkout.session.expired',
      data: { object: { id } },
    });
    expect(stripe.control.pay(id)).toMatchObject({ paid: false });
  });
});

describe('lists', () => {
  test('come newest first, page by page', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60 * 60_000);
    const { id } = valueOf(await stripe.gateway.createCheckout(aCheckout({ expiresAt })));
    stripe.control.pay(id);
    const intent = valueOf(await stripe.gateway.findCheckout(id))?.paymentIntentId ?? '';
    for (const cents of [100, 200, 300]) stripe.control.refundInDashboard(intent, cents);
    const first = await get(`/v1/refunds?payment_intent=${intent}&limit=2`);
    expect(first.body).toMatchObject({ has_more: true, data: [{ amount: 300 }, { amount: 200 }] });
    const after = first.body.data[1].id;
    const second = await get(`/v1/refunds?payment_intent=${intent}&limit=2&starting_after=${after}`);
    expect(second.body).toMatchObject({ has_more: false, data: [{ amount: 100 }] });
    expect((await get(`/v1/checkout/sessions?payment_intent=${intent}`)).body.data).toMatchObject([{ id }]);
    expect((await get(`/v1/payment_intents/${intent}?expand[]=latest_charge`)).body).toMatchObject({
      latest_charge: { amount: 77_000, amount_refunded: 600 },
    });
  });
});

async function post(path: string, form: Record<string, string | undefined>, headers: Record<string, string> = {}) {
  const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return ask(path, { method: 'POST', body: new URLSearchParams(given), headers });
}

function get(path: string) {
  return ask(path, {});
}

async function ask(path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> }) {
  const own = { authorization: `Bearer ${secretKey}`, 'stripe-version': Stripe.API_VERSION };
  const response = await fetch(stripe.url + path, { ...init, headers: { ...own, ...headers } });
  const body = await response.json();
  return { status: response.status, body, replayed: response.headers.get('idempotent-replayed') };
}
