/** One row in which two things that must agree do not. */
export interface Disagreeing {
  kind: 'order' | 'session' | 'voucher' | 'paper' | 'person' | 'organisation';
  /** Null for a paper that does not exist. */
  id: string | null;
  /** The order's reference, the course's title: what a person calls it. */
  label: string;
  /** When it began, for what a worker mends by itself; null for what must never be. */
  since: Date | null;
  cents: number | null;
  detail: string | null;
}

/** One rule that must hold, and where it does not. */
export interface Disagreement {
  name: DisagreementName;
  /** 0 on a normal day. */
  count: number;
  /** At most 50 of them. */
  examples: Disagreeing[];
}

/** Every rule, the worst first: what costs somebody a seat or money, then papers, then what is late. */
export const disagreementNames = [
  'paid-without-seats',
  'seat-without-money',
  'oversold',
  'seat-in-cancelled-session',
  'dispute-lost',
  'surplus-kept',
  'sent-back-too-much',
  'refund-failed',
  'refund-slow',
  'provider-differs',
  'payment-state',
  'attempt-unsettled',
  'hold-without-end',
  'move-broken',
  'seat-twice',
  'voucher-overused',
  'balance-below-zero',
  'invoice-missing',
  'papers-differ',
  'numbers-missing',
  'offer-past-its-time',
  'change-overdue',
  'credit-without-seat',
  'mail-failed',
] as const;

export type DisagreementName = (typeof disagreementNames)[number];
