import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { createStripeGateway } from '#src/adapters/stripe/stripe-gateway.ts';
import { secretKey, valueOf, webhookSecret } from '#tests/support/stripe.ts';

const gateway = createStripeGateway({ secretKey, webhookSecret, timeoutMs: 1_000 });

describe('webhook messages', () => {
  const now = new Date('2026-11-23T00:00:00Z');
  const event = {
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    created: 1_700_000_000,
    data: { object: { object: 'checkout.session', id: 'cs_1', payment_intent: 'pi_1', metadata: { order_id: 'o-1' } } },
  };
  const payload = JSON.stringify(event);

  test('of the provider are read', () => {
    expect(gateway.readWebhook(payload, signed(payload), now)).toEqual({
      ok: true,
      value: {
        id: 'evt_1',
        type: 'checkout.session.completed',
        createdAt: new Date(1_700_000_000_000),
        objectKind: 'checkout',
        objectId: 'cs_1',
        orderId: 'o-1',
        checkoutId: 'cs_1',
        paymentIntentId: 'pi_1',
      },
    });
    expect(gateway.readWebhook(Buffer.from(payload), signed(payload), now)).toMatchObject({ ok: true });
  });

  test.each([
    [
      'refund',
      { object: 'refund', id: 're_1', payment_intent: 'pi_1' },
      { objectKind: 'refund', paymentIntentId: 'pi_1' },
    ],
    [
      'charge',
      { object: 'charge', id: 'ch_1', payment_intent: 'pi_1' },
      { objectKind: 'charge', paymentIntentId: 'pi_1' },
    ],
    ['payment', { object: 'payment_intent', id: 'pi_1' }, { objectKind: 'payment-intent', paymentIntentId: 'pi_1' }],
    ['dispute', { object: 'dispute', id: 'dp_1', payment_intent: 'pi_1' }, { objectKind: 'dispute', objectId: 'dp_1' }],
    ['balance', { object: 'balance' }, { objectKind: 'other', objectId: '' }],
  ])('about a %s lead to our rows', (_, object, expected) => {
    const text = JSON.stringify({ ...event, data: { object } });
    expect(valueOf(gateway.readWebhook(text, signed(text), now))).toMatchObject(expected);
  });

  test.each([
    ['another secret', payload, signed(payload, { secret: 'whsec_other' })],
    ['other bytes', payload.replace('o-1', 'o-2'), signed(payload)],
    ['no signature', payload, ''],
    ['nonsense for a signature', payload, 't=1,v1=zz'],
    ['nothing in it', '', signed(payload)],
  ])('with %s are refused', (_, text, signature) => {
    expect(gateway.readWebhook(text, signature, now)).toEqual({ ok: false, reason: 'bad-signature' });
  });

  test('older than five minutes are refused as stale', () => {
    const at = (seconds: number) => gateway.readWebhook(payload, signed(payload, { age: seconds }), now);
    expect(at(300)).toMatchObject({ ok: true });
    expect(at(301)).toEqual({ ok: false, reason: 'stale' });
  });

  function signed(text: string, { secret = webhookSecret, age = 0 } = {}) {
    const timestamp = now.getTime() / 1000 - age;
    return Stripe.webhooks.generateTestHeaderString({ payload: text, secret, timestamp });
  }
});
