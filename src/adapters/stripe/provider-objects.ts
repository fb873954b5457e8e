import type Stripe from 'stripe';
import type {
  ProviderCheckout,
  ProviderDispute,
  ProviderEvent,
  ProviderPayment,
  ProviderRefund,
} from '#src/payments/index.ts';

/** A Checkout Session, read with its payment intent expanded, in our words. */
export function checkoutFrom(session: Stripe.Checkout.Session): ProviderCheckout {
  return {
    id: session.id,
    url: session.url,
    state: checkoutState(session.status),
    payment: paymentState(session),
    amountCents: session.amount_total ?? 0,
    currency: session.currency ?? '',
    orderId: session.metadata?.['order_id'] ?? null,
    attemptId: session.metadata?.['attempt_id'] ?? null,
    paymentIntentId: idOf(session.payment_intent),
    expiresAt: instant(session.expires_at),
  };
}

function checkoutState(status: string | null): ProviderCheckout['state'] {
  if (status === 'open' || status === 'complete' || status === 'expired') return status;
  throw new Error(`Stripe gave a checkout the unknown status ${status}`);
}

/**
 * A session whose bank debit failed stays `complete` and `unpaid` for ever, just like one that is still on its way:
 * only the payment intent tells them apart (docs.stripe.com/payments/paymentintents/lifecycle, read 2026-11).
 */
function paymentState({
  status,
  payment_status,
  payment_intent,
}: Stripe.Checkout.Session): ProviderCheckout['payment'] {
  if (payment_status === 'paid' || payment_status === 'no_payment_required') return 'paid';
  if (status !== 'complete') return 'none';
  if (payment_intent === null || typeof payment_intent === 'string') {
    throw new Error('A checkout was read without its payment intent');
  }
  return ['requires_payment_method', 'canceled'].includes(payment_intent.status) ? 'failed' : 'pending';
}

/** A refund in our words. One that waits for the buyer (`requires_action`) is pending. */
export function refundFrom(refund: Stripe.Refund): ProviderRefund {
  return {
    id: refund.id,
    state: refundState(refund.status),
    amountCents: refund.amount,
    currency: refund.currency,
    paymentIntentId: idOf(refund.payment_intent),
    refundId: refund.metadata?.['refund_id'] ?? null,
    orderId: refund.metadata?.['order_id'] ?? null,
    failureReason: refund.failure_reason ?? null,
    createdAt: instant(refund.created),
  };
}

function refundState(status: string | null): ProviderRefund['state'] {
  if (status === 'succeeded' || status === 'failed') return status;
  return status === 'canceled' ? 'cancelled' : 'pending';
}

/** A payment intent in our words. */
export function paymentFrom(intent: Stripe.PaymentIntent): ProviderPayment {
  return {
    id: intent.id,
    state: intentState(intent.status),
    receivedCents: intent.amount_received,
    currency: intent.currency,
    orderId: intent.metadata?.['order_id'] ?? null,
  };
}

function intentState(status: string): ProviderPayment['state'] {
  if (status === 'succeeded') return 'succeeded';
  if (status === 'canceled') return 'cancelled';
  return status === 'processing' ? 'pending' : 'open';
}

/** A dispute in our words. */
export function disputeFrom(dispute: Stripe.Dispute): ProviderDispute {
  return {
    id: dispute.id,
    state: disputeState(dispute.status),
    amountCents: dispute.amount,
    reason: dispute.reason,
    paymentIntentId: idOf(dispute.payment_intent),
    openedAt: instant(dispute.created),
  };
}

/** An inquiry that was closed, and a dispute that was prevented, took no money (docs.stripe.com/disputes, read 2026-11). */
function disputeState(status: string): ProviderDispute['state'] {
  if (status === 'lost') return 'lost';
  return ['won', 'warning_closed', 'prevented'].includes(status) ? 'won' : 'open';
}

const kinds: Record<string, ProviderEvent['objectKind']> = {
  'checkout.session': 'checkout',
  refund: 'refund',
  charge: 'charge',
  dispute: 'dispute',
  payment_intent: 'payment-intent',
};

/** The fields of an event's object that lead us to our own rows. Their presence depends on the kind of object. */
interface EventObject {
  object?: string;
  id?: string;
  metadata?: Record<string, string> | null;
  payment_intent?: string | { id: string } | null;
}

/** An event in our words: which object it is about, and what leads from it to our order. */
export function eventFrom(event: Stripe.Event): ProviderEvent {
  const object: EventObject = event.data.object;
  const objectKind = kinds[object.object ?? ''] ?? 'other';
  const objectId = object.id ?? '';
  const orderId = object.metadata?.['order_id'];
  const paymentIntentId = objectKind === 'payment-intent' ? objectId : idOf(object.payment_intent ?? null);
  return {
    id: event.id,
    type: event.type,
    createdAt: instant(event.created),
    objectKind,
    objectId,
    ...(orderId ? { orderId } : {}),
    ...(objectKind === 'checkout' ? { checkoutId: objectId } : {}),
    ...(paymentIntentId ? { paymentIntentId } : {}),
  };
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}
