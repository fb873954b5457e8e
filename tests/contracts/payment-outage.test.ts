import { afterAll, describe, expect, test } from 'vitest';
import { createStripeGateway } from '#src/adapters/stripe/stripe-gateway.ts';
import { aCheckout, aStripe, secretKey, valueOf, webhookSecret } from '#tests/support/stripe.ts';

const standIn = await aStripe();
const { control } = standIn;
afterAll(() => standIn.close());

describe('when the provider is down', () => {
  test('an error there is an outage, not a fault of ours', async () => {
    control.failNextRequests(3, 500);
    expect(await standIn.gateway.findCheckout('cs_test_any')).toEqual({ ok: false, reason: 'gateway-unavailable' });
  });

  test('too many requests is an outage', async () => {
    control.failNextRequests(1, 429);
    expect(await standIn.gateway.listRefunds('pi_any')).toEqual({ ok: false, reason: 'gateway-unavailable' });
  });

  test('no server is an outage', async () => {
    const closed = await aStripe();
    await closed.close();
    expect(await closed.gateway.createCheckout(aCheckout())).toEqual({ ok: false, reason: 'gateway-unavailable' });
  });

  test('an answer that is too slow is an outage, and the same key finds what was made', async () => {
    const hasty = createStripeGateway({ secretKey, webhookSecret, apiBase: standIn.url, timeoutMs: 30 });
    const wanted = aCheckout();
    control.setLatency(200);
    expect(await hasty.createCheckout(wanted)).toEqual({ ok: false, reason: 'gateway-unavailable' });
    control.setLatency(0);
    expect(valueOf(await standIn.gateway.createCheckout(wanted))).toMatchObject({ orderId: wanted.orderId });
  });

  test('an answer lost on the way opens no second checkout', async () => {
    const wanted = aCheckout();
    control.loseNextAnswers(1);
    const { id } = valueOf(await standIn.gateway.createCheckout(wanted));
    expect(valueOf(await standIn.gateway.createCheckout(wanted)).id).toBe(id);
  });

  test('a wrong key is our mistake, so it throws', async () => {
    const stranger = createStripeGateway({
      secretKey: 'sk_test_x',
      webhookSecret,
      apiBase: standIn.url,
      timeoutMs: 500,
    });
    await expect(stranger.findCheckout('cs_test_any')).rejects.toThrow('API Key');
  });
});
