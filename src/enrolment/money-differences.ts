import type { ProviderPayment, ProviderRefund, Refund } from '#src/payments/index.ts';

/** In what an order's money here and at the provider differ. */
export interface MoneyDifference {
  what:
    | 'payment-unknown-there'
    | 'payment-amount'
    | 'payment-of-another-order'
    | 'paid-there-only'
    | 'refund-unknown-there'
    | 'refund-unknown-here'
    | 'refund-amount'
    | 'refund-state';
  /** The provider's id of the object. */
  object: string;
  oursCents: number;
  theirsCents: number;
}

interface OurPayment {
  orderId: string;
  intentId: string;
  amountCents: number;
}

/** One payment that we wrote down, beside what the provider says of it. */
export function differencesOfPayment(
  { orderId, intentId, amountCents: oursCents }: OurPayment,
  theirs: ProviderPayment | null,
): MoneyDifference[] {
  if (!theirs) return [{ what: 'payment-unknown-there', object: intentId, oursCents, theirsCents: 0 }];
  const theirsCents = theirs.state === 'succeeded' ? theirs.receivedCents : 0;
  if (theirsCents !== oursCents) return [{ what: 'payment-amount', object: intentId, oursCents, theirsCents }];
  const isAnothers = theirs.orderId !== null && theirs.orderId !== orderId;
  return isAnothers ? [{ what: 'payment-of-another-order', object: intentId, oursCents, theirsCents }] : [];
}

/** The refunds of one payment here, beside those the provider has. One that never left is not known there, and need not be. */
export function differencesOfRefunds(ours: Refund[], theirs: ProviderRefund[]): MoneyDifference[] {
  const differences: MoneyDifference[] = [];
  for (const refund of ours) {
    const there = theirs.find(({ id, refundId }) => id === refund.providerRefundId || refundId === refund.id);
    const wrong = there ? wrongWith(refund, there) : refund.providerRefundId ? 'refund-unknown-there' : null;
    if (!wrong) continue;
    const object = there?.id ?? refund.providerRefundId ?? refund.id;
    differences.push({ what: wrong, object, oursCents: refund.amountCents, theirsCents: there?.amountCents ?? 0 });
  }
  for (const { id, refundId, state, amountCents } of theirs) {
    const isKnown = ours.some((refund) => refund.providerRefundId === id || refund.id === refundId);
    if (isKnown || state === 'failed' || state === 'cancelled') continue;
    differences.push({ what: 'refund-unknown-here', object: id, oursCents: 0, theirsCents: amountCents });
  }
  return differences;
}

function wrongWith(ours: Refund, theirs: ProviderRefund): 'refund-amount' | 'refund-state' | null {
  if (ours.amountCents !== theirs.amountCents) return 'refund-amount';
  const state = theirs.state === 'cancelled' ? 'failed' : theirs.state;
  return ours.state === state ? null : 'refund-state';
}
