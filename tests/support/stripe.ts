import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { createStripeGateway } from '#src/adapters/stripe/stripe-gateway.ts';
import type { NewCheckout } from '#src/payments/index.ts';
import { startStripeStandIn, type StandInOptions } from '#src/sandbox/stripe/stand-in.ts';

export const secretKey = 'sk_test_sandbox';
export const webhookSecret = 'whsec_sandbox';

/** A Stripe stand-in on a free port, with a gateway that talks to it. */
export async function aStripe(options: Partial<StandInOptions> = {}) {
  const retry = { attempts: 3, firstDelayMs: 1 };
  const standIn = await startStripeStandIn({ port: 0, secretKey, webhookSecret, retry, ...options });
  const gateway = createStripeGateway({ secretKey, webhookSecret, apiBase: standIn.url, timeoutMs: 2_000 });
  return { ...standIn, gateway };
}

/** A webhook that remembers what came, and answers as it is told. */
export async function aWebhook() {
  const received: Stripe.Event[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const signature = String(request.headers['stripe-signature']);
    received.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, webhookSecret));
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    /** The next answers, in this order; then 200 again. */
    answerWith: (...statuses: number[]) => answers.push(...statuses),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An event as the provider sends it at this moment. */
export function signedWebhook(event: Stripe.Event, at: Date) {
  const payload = JSON.stringify(event);
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
  return { rawBody: Buffer.from(payload), signature };
}

/** A checkout for two seats at $385.00, closing in 40 minutes. */
export function aCheckout(facts: Partial<NewCheckout> = {}): NewCheckout {
  return {
    attemptId: randomUUID(),
    orderId: randomUUID(),
    orderReference: 'A-7K2QF-93DMX-4',
    lines: [{ name: 'Water damage restoration', unitCents: 38_500, quantity: 2 }],
    amountCents: 77_000,
    currency: 'aud',
    buyerEmail: 'office@example.com',
    successUrl: 'https://shop.example/thanks?checkout={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://shop.example/cart',
    expiresAt: new Date(Date.now() + 40 * 60_000),
    idempotencyKey: randomUUID(),
    allowDelayedMethods: true,
    ...facts,
  };
}

/** The value of a result that must not be a refusal. */
export function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!result.ok) throw new Error(`Refused: ${result.reason}`);
  return result.value;
}
