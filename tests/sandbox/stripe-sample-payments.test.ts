import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStripe, valueOf } from '#tests/support/stripe.ts';

let stripe: Awaited<ReturnType<typeof aStripe>>;
beforeAll(async () => void (stripe = await aStripe()));
afterAll(() => stripe.close());

const refund = (amountCents: number, key: string) =>
  stripe.gateway.createRefund({
    refundId: crypto.randomUUID(),
    orderId: crypto.randomUUID(),
    paymentIntentId: 'pi_sample_38500_1a2b3c4d',
    amountCents,
    idempotencyKey: key,
  });

test('money of the sample data can be sent back, and never more than was paid', async () => {
  expect(valueOf(await refund(20_000, 'first'))).toMatchObject({ state: 'succeeded', amountCents: 20_000 });
  expect(await refund(20_000, 'second')).toBeRefused('refund-refused');
  expect(valueOf(await refund(18_500, 'third'))).toMatchObject({ state: 'succeeded' });
});
