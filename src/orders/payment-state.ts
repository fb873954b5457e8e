import type { OrderMoney } from './order-money.ts';

/** How an order stands with its money. Seats have a machine of their own: see enrolment/seat-state.ts. */
export type OrderPaymentState = 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';

const next: Record<OrderPaymentState, readonly OrderPaymentState[]> = {
  // Nothing is owed, and nothing was paid. A move to a dearer session makes even a free order cost something.
  free: ['unpaid', 'pending', 'paid'],
  // An invoice that is taken back before it was paid leaves nothing to pay.
  unpaid: ['free', 'pending', 'part-paid', 'paid', 'refunding', 'refunded'],
  // A bank debit that fails leaves the order to be paid in another way. What had been paid besides may go back meanwhile.
  pending: ['free', 'unpaid', 'part-paid', 'paid', 'refunding', 'refunded'],
  'part-paid': ['unpaid', 'pending', 'paid', 'refunding'],
  // A move to a dearer session on account leaves something to pay.
  // A dispute that is lost takes the money away.
  paid: ['unpaid', 'pending', 'part-paid', 'refunding', 'refunded'],
  refunding: ['unpaid', 'pending', 'part-paid', 'paid', 'refunded'],
  // A refund that the bank sends back makes the money ours again. What went to a balance may be sent in the provider's
  // dashboard as well.
  refunded: ['unpaid', 'pending', 'paid', 'refunding'],
};

export function mayBecome(from: OrderPaymentState, to: OrderPaymentState): boolean {
  return from === to || next[from].includes(to);
}

/** The state that follows from the money alone, so that it can be computed again at any time. */
export function paymentStateOf(
  { owedCents, keptCents, paidCents, refundingCents }: OrderMoney,
  { isPending }: { isPending: boolean },
): OrderPaymentState {
  if (refundingCents > 0) return 'refunding';
  if (keptCents > 0 && keptCents >= owedCents) return 'paid';
  if (isPending) return 'pending';
  if (owedCents > 0) return keptCents > 0 ? 'part-paid' : 'unpaid';
  return paidCents > 0 ? 'refunded' : 'free';
}
