import Stripe from 'stripe';
import { ok, refuse } from '#src/shared/result.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { checkoutParameters } from './checkout-parameters.ts';
import { checkoutFrom, disputeFrom, eventFrom, paymentFrom, refundFrom } from './provider-objects.ts';
import { createStripeClient, type StripeAccount } from './stripe-client.ts';
import { isForbiddenByState, isMissing, unlessUnavailable } from './stripe-failures.ts';

/** Stripe's own recommendation (docs.stripe.com/webhooks, read 2026-11). Zero would switch the check off. */
const webhookToleranceSeconds = 300;

/** The payment gateway, kept by Stripe's hosted Checkout. */
export function createStripeGateway(account: StripeAccount & { webhookSecret: string }): PaymentGateway {
  const stripe = createStripeClient(account);
  return { ...checkouts(stripe), ...refunds(stripe), ...lookups(stripe), ...webhooks(stripe, account.webhookSecret) };
}

function checkouts(stripe: Stripe): Pick<PaymentGateway, 'createCheckout' | 'findCheckout' | 'expireCheckout'> {
  const withPayment = { expand: ['payment_intent'] };
  return {
    async createCheckout(input) {
      const parameters = checkoutParameters(input);
      const { idempotencyKey } = input;
      return unlessUnavailable(async () =>
        checkoutFrom(await stripe.checkout.sessions.create(parameters, { idempotencyKey })),
      );
    },
    findCheckout(id) {
      return unlessUnavailable(() =>
        stripe.checkout.sessions.retrieve(id, withPayment).then(checkoutFrom).catch(nullWhenMissing),
      );
    },
    expireCheckout(id) {
      return unlessUnavailable(async () => {
        try {
          return checkoutFrom(await stripe.checkout.sessions.expire(id, withPayment));
        } catch (fault) {
          // Only an open session can expire: this one was paid or closed in the meantime, so say which.
          if (!isForbiddenByState(fault)) throw fault;
          const after = checkoutFrom(await stripe.checkout.sessions.retrieve(id, withPayment));
          if (after.state === 'open') throw fault;
          return after;
        }
      });
    },
  };
}

function refunds(stripe: Stripe): Pick<PaymentGateway, 'createRefund' | 'findRefund' | 'listRefunds'> {
  return {
    async createRefund({ refundId, orderId, paymentIntentId, amountCents, idempotencyKey }) {
      const metadata = { refund_id: refundId, order_id: orderId };
      const parameters = { payment_intent: paymentIntentId, amount: amountCents, metadata };
      try {
        return await unlessUnavailable(async () =>
          refundFrom(await stripe.refunds.create(parameters, { idempotencyKey })),
        );
      } catch (fault) {
        if (isForbiddenByState(fault)) return refuse('refund-refused', { providerMessage: fault.message });
        throw fault;
      }
    },
    findRefund(id) {
      return unlessUnavailable(() => stripe.refunds.retrieve(id).then(refundFrom).catch(nullWhenMissing));
    },
    listRefunds(paymentIntentId) {
      return unlessUnavailable(async () => {
        const newestFirst = stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
        return (await newestFirst.autoPagingToArray({ limit: 10_000 })).map(refundFrom).reverse();
      });
    },
  };
}

function lookups(stripe: Stripe): Pick<PaymentGateway, 'findPayment' | 'findDispute' | 'listDisputes'> {
  return {
    findPayment(id) {
      return unlessUnavailable(() => stripe.paymentIntents.retrieve(id).then(paymentFrom).catch(nullWhenMissing));
    },
    findDispute(id) {
      return unlessUnavailable(() => stripe.disputes.retrieve(id).then(disputeFrom).catch(nullWhenMissing));
    },
    listDisputes(paymentIntentId) {
      return unlessUnavailable(async () => {
        const newestFirst = stripe.disputes.list({ payment_intent: paymentIntentId, limit: 100 });
        return (await newestFirst.autoPagingToArray({ limit: 10_000 })).map(disputeFrom).reverse();
      });
    },
  };
}

function webhooks(stripe: Stripe, secret: string): Pick<PaymentGateway, 'readWebhook'> {
  const read = (body: Uint8Array | string, signature: string, tolerance: number, now: Date) => {
    try {
      const bytes = typeof body === 'string' ? body : Buffer.from(body);
      return stripe.webhooks.constructEvent(bytes, signature, secret, tolerance, undefined, now.getTime());
    } catch (fault) {
      if (fault instanceof Stripe.errors.StripeSignatureVerificationError) return null;
      throw fault;
    }
  };
  return {
    readWebhook(rawBody, signature, now = new Date()) {
      const event = read(rawBody, signature, webhookToleranceSeconds, now);
      if (event) return ok(eventFrom(event));
      const genuine = read(rawBody, signature, Number.MAX_SAFE_INTEGER, now);
      return refuse(genuine ? 'stale' : 'bad-signature');
    },
  };
}

function nullWhenMissing(fault: unknown): null {
  if (isMissing(fault)) return null;
  throw fault;
}
