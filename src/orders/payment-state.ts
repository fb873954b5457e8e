/** How an order stands with its money. Seats have a machine of their own: see enrolment/seat-state.ts. */
export type OrderPaymentState = 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';

const next: Record<OrderPaymentState, readonly OrderPaymentState[]> = {
  free: [],
  unpaid: ['pending', 'part-paid', 'paid'],
  // A bank debit that fails leaves the order to be paid in another way. What had been paid besides may go back meanwhile.
  pending: ['unpaid', 'part-paid', 'paid', 'refunding', 'refunded'],
  'part-paid': ['pending', 'paid', 'refunding', 'refunded'],
  paid: ['refunding', 'refunded'],
  refunding: ['pending', 'part-paid', 'paid', 'refunded'],
  // A refund that the bank sends back makes the money ours again.
  refunded: ['pending', 'part-paid', 'paid', 'refunding'],
};

export function mayBecome(from: OrderPaymentState, to: OrderPaymentState): boolean {
  return from === to || next[from].includes(to);
}

interface Money {
  totalCents: number;
  paidCents: number;
  /** Sent back and confirmed by the provider. */
  refundedCents: number;
  /** Asked for, not confirmed yet. */
  refundingCents: number;
  /** A bank debit is on its way. */
  pending: boolean;
}

/** The state that follows from the money alone, so that it can be computed again at any time. */
export function paymentStateOf({
  totalCents,
  paidCents,
  refundedCents,
  refundingCents,
  pending,
}: Money): OrderPaymentState {
  if (totalCents === 0) return 'free';
  if (refundingCents > 0) return 'refunding';
  if (paidCents > 0 && refundedCents >= paidCents) return 'refunded';
  if (paidCents >= totalCents) return 'paid';
  if (pending) return 'pending';
  return paidCents > 0 ? 'part-paid' : 'unpaid';
}
