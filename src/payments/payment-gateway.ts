import type { Result } from '#src/shared/result.ts';

/**
 * The payment provider, in our words. An adapter keeps these promises:
 *
 * - An outage (no answer, a timeout, a 5xx, too many requests) is returned as `gateway-unavailable`. Nothing is known
 *   then: the call may or may not have taken effect, so it is repeated with the **same** key and the same facts, which
 *   gives the same object again and never a second charge or refund.
 * - Whatever can only be our own mistake (a wrong key, a malformed amount, a reused idempotency key) is thrown.
 * - What is returned was read from the provider during this call. Nothing is remembered between calls.
 */
export interface PaymentGateway {
  /** Opens a page at the provider where the buyer pays. Store the attempt, its key and its expiry before calling. */
  createCheckout(input: NewCheckout): Promise<Result<ProviderCheckout, GatewayUnavailable>>;
  /** The checkout as it is now, or null when the provider has none of this id. */
  findCheckout(checkoutId: string): Promise<Result<ProviderCheckout | null, GatewayUnavailable>>;
  /**
   * Closes an open checkout and returns the state after. That state may be `complete`, because the buyer has just paid;
   * it is never `open`. Closing twice changes nothing.
   */
  expireCheckout(checkoutId: string): Promise<Result<ProviderCheckout, GatewayUnavailable>>;
  /** Sends money back the way it came. Refused when the provider says no, for example above what is left to refund. */
  createRefund(input: NewRefund): Promise<Result<ProviderRefund, GatewayUnavailable | RefundRefused>>;
  /** The refund as it is now, or null when the provider has none of this id. */
  findRefund(providerRefundId: string): Promise<Result<ProviderRefund | null, GatewayUnavailable>>;
  /** All refunds of a payment, oldest first, also those that were made in the provider's own dashboard. */
  listRefunds(paymentIntentId: string): Promise<Result<ProviderRefund[], GatewayUnavailable>>;
  /** A payment as it is now, or null when the provider has none of this id. */
  findPayment(paymentIntentId: string): Promise<Result<ProviderPayment | null, GatewayUnavailable>>;
  /** The dispute as it is now, or null when the provider has none of this id. */
  findDispute(disputeId: string): Promise<Result<ProviderDispute | null, GatewayUnavailable>>;
  /** All disputes about a payment, oldest first. */
  listDisputes(paymentIntentId: string): Promise<Result<ProviderDispute[], GatewayUnavailable>>;
  /**
   * Checks that the provider sent these bytes, and lately: five minutes at most, so that a captured message cannot be
   * replayed. `rawBody` must be the bytes as received. An event is a hint: re-read the object before acting on it.
   */
  readWebhook(rawBody: Uint8Array | string, signature: string, now?: Date): Result<ProviderEvent, WebhookRefused>;
}

/** Try again later; the outcome of the call is unknown. */
export type GatewayUnavailable = { reason: 'gateway-unavailable' };
/** The provider will not make this refund; its own words are for staff. */
type RefundRefused = { reason: 'refund-refused'; providerMessage: string };
export type WebhookRefused = { reason: 'bad-signature' | 'stale' };

export interface NewCheckout {
  attemptId: string;
  orderId: string;
  /** The public order number, shown beside the payment in the provider's dashboard. */
  orderReference: string;
  /** What the buyer sees. Prices include GST, and the lines add up to `amountCents`. */
  lines: { name: string; unitCents: number; quantity: number }[];
  amountCents: number;
  currency: 'aud';
  buyerEmail: string;
  /** `{CHECKOUT_SESSION_ID}` in it becomes the checkout's id. */
  successUrl: string;
  cancelUrl: string;
  /** 30 minutes to 24 hours ahead when the call arrives there: leave a margin for calls that are repeated. */
  expiresAt: Date;
  /** At most 255 characters, one for each attempt. */
  idempotencyKey: string;
  /** Whether methods may be offered whose money comes days later, such as bank debit. */
  allowDelayedMethods: boolean;
}

interface NewRefund {
  refundId: string;
  orderId: string;
  paymentIntentId: string;
  amountCents: number;
  idempotencyKey: string;
}

export interface ProviderCheckout {
  id: string;
  /** Where the buyer pays, while it is open. */
  url: string | null;
  state: 'open' | 'complete' | 'expired';
  /**
   * `none`: nothing has been paid. `pending`: the buyer has finished and the bank takes days to confirm (BECS).
   * `paid`: the money is ours. `failed`: the bank said no in the end; this checkout will never be paid.
   */
  payment: 'none' | 'pending' | 'paid' | 'failed';
  amountCents: number;
  currency: string;
  /** As we gave them; null for a checkout that we did not make. */
  orderId: string | null;
  attemptId: string | null;
  /** What refunds refer to; absent until the buyer has tried to pay. */
  paymentIntentId: string | null;
  expiresAt: Date;
}

export interface ProviderRefund {
  id: string;
  state: 'pending' | 'succeeded' | 'failed' | 'cancelled';
  amountCents: number;
  currency: string;
  paymentIntentId: string | null;
  /** As we gave them; null for a refund that was made in the provider's dashboard. */
  refundId: string | null;
  orderId: string | null;
  /** The provider's word for why it failed. */
  failureReason: string | null;
  createdAt: Date;
}

/** What came in by one payment, as the provider counts it. */
export interface ProviderPayment {
  id: string;
  /** `open`: the buyer has not paid (yet). `pending`: the bank takes its days. `cancelled`: it never will be paid. */
  state: 'open' | 'pending' | 'succeeded' | 'cancelled';
  receivedCents: number;
  currency: string;
  /** As we gave it; null for a payment that we did not begin. */
  orderId: string | null;
}

/** The buyer's bank takes a payment back. It is answered at the provider, by people. */
export interface ProviderDispute {
  id: string;
  /** `open`: until the bank has decided. `won`: the money stays ours. `lost`: it is gone. */
  state: 'open' | 'won' | 'lost';
  amountCents: number;
  /** The provider's word for what the buyer's bank says. */
  reason: string;
  paymentIntentId: string | null;
  openedAt: Date;
}

/** Something happened to an object at the provider. Repeated, reordered and late ones are normal. */
export interface ProviderEvent {
  id: string;
  type: string;
  createdAt: Date;
  objectKind: 'checkout' | 'refund' | 'charge' | 'dispute' | 'payment-intent' | 'other';
  /** Empty for the few objects that have no id. */
  objectId: string;
  orderId?: string;
  checkoutId?: string;
  paymentIntentId?: string;
}
