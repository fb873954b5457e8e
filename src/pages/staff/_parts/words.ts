import type { GoNoGo } from '#src/backoffice/index.ts';
import type { SeatState } from '#src/enrolment/index.ts';
import type { MessageSummary } from '#src/notifications/index.ts';
import type { OrderPaymentState } from '#src/orders/index.ts';

type Tone = 'neutral' | 'info' | 'attention' | 'done' | 'error';
type Said = { text: string; tone: Tone };

export const courseStateWords: Record<'draft' | 'published' | 'retired', Said> = {
  draft: { text: 'Draft', tone: 'attention' },
  published: { text: 'Published', tone: 'done' },
  retired: { text: 'Retired', tone: 'neutral' },
};

export const sessionStateWords: Record<'draft' | 'open' | 'closed' | 'cancelled', Said> = {
  draft: { text: 'Draft', tone: 'attention' },
  open: { text: 'On sale', tone: 'done' },
  closed: { text: 'Closed', tone: 'neutral' },
  cancelled: { text: 'Cancelled', tone: 'error' },
};

export const goNoGoWords: Record<NonNullable<GoNoGo>, Said> = {
  confirmed: { text: 'Confirmed to run', tone: 'done' },
  enough: { text: 'Enough people', tone: 'info' },
  waiting: { text: 'Under minimum', tone: 'neutral' },
  decide: { text: 'Under minimum: decide', tone: 'attention' },
  overdue: { text: 'Decision overdue', tone: 'error' },
};

export const seatStateWords: Record<SeatState, Said> = {
  held: { text: 'Paying', tone: 'attention' },
  confirmed: { text: 'Confirmed', tone: 'done' },
  attended: { text: 'Attended', tone: 'done' },
  completed: { text: 'Completed', tone: 'done' },
  'no-show': { text: 'Not there', tone: 'neutral' },
  cancelled: { text: 'Cancelled', tone: 'error' },
  transferred: { text: 'Moved', tone: 'neutral' },
};

export const paymentStateWords: Record<OrderPaymentState, Said> = {
  free: { text: 'Free', tone: 'neutral' },
  unpaid: { text: 'Unpaid', tone: 'attention' },
  pending: { text: 'Bank is paying', tone: 'info' },
  'part-paid': { text: 'Part paid', tone: 'attention' },
  paid: { text: 'Paid', tone: 'done' },
  refunding: { text: 'Refunding', tone: 'info' },
  refunded: { text: 'Refunded', tone: 'neutral' },
};

export const refundStateWords: Record<'requested' | 'pending' | 'succeeded' | 'failed', Said> = {
  requested: { text: 'To be sent', tone: 'info' },
  pending: { text: 'On its way', tone: 'info' },
  succeeded: { text: 'Done', tone: 'done' },
  failed: { text: 'Failed', tone: 'error' },
};

/** Disputes are answered at the payment provider, by people. */
export const disputeStateWords: Record<'open' | 'won' | 'lost', Said> = {
  open: { text: 'Open: answer it at the provider', tone: 'attention' },
  won: { text: 'Decided for us', tone: 'done' },
  lost: { text: 'Lost', tone: 'error' },
};

export const messageStateWords: Record<MessageSummary['state'], Said> = {
  queued: { text: 'On its way', tone: 'info' },
  sending: { text: 'On its way', tone: 'info' },
  sent: { text: 'Sent', tone: 'done' },
  failed: { text: 'Failed', tone: 'error' },
};

/** How what an attendee declared stands. */
export function declarationWords(accepted: boolean | null): Said {
  if (accepted === null) return { text: 'To check', tone: 'attention' };
  return accepted ? { text: 'Accepted', tone: 'done' } : { text: 'Turned down', tone: 'error' };
}

export const invoiceTermsWords: Record<'none' | 'when-paid' | 'trusted', Said> = {
  none: { text: 'Card only', tone: 'neutral' },
  'when-paid': { text: 'Invoice, seats when paid', tone: 'info' },
  trusted: { text: 'Invoice, seats at once', tone: 'done' },
};

/** What a deed led back with: `?done=published`. */
export const doneWords: Record<string, string> = {
  requirement: 'The rule is saved.',
  body: 'The body is saved.',
  unit: 'The unit is saved.',
  designation: 'The designation is saved.',
  'designation-group': 'The designation is saved. Now write down what keeps it up.',
  lesson: 'The lesson is saved.',
  'lesson-out': 'The lesson is out of the course.',
  quiz: 'The rules are saved.',
  question: 'The question is saved.',
  'question-out': 'The question is out of the bank.',
  'renewals-email': 'The address is saved. Proof packs name it from now on.',
  created: 'Saved as a draft. The public does not see it yet.',
  saved: 'Saved.',
  'evidence-checked': 'Noted. A learner whose file does not show the credit has mail on its way.',
  approvals: 'Approvals saved.',
  published: 'Published: the public sees it now.',
  retired: 'Retired: the public does not see it any more.',
  closed: 'Closed: no more seats are sold.',
  reopened: 'On sale again.',
  confirmed: 'Confirmed to run.',
  cancelled: 'Cancelled. Everybody is being told, and whoever paid is asked what they prefer.',
  moved: 'Moved. Everybody is being told of the new time, and whoever paid is asked what they prefer.',
  trying: 'What failed is tried again now.',
  'seat-moved': 'The seat is moved, and learner and buyer are told.',
  'link-made': 'The booking has a new link, which is mailed to its buyer. The old one does not work any more.',
  'payment-link-made': 'The payment links that were sent do not work any more.',
  'seat-cancelled': 'The seat is cancelled, and learner and buyer are told.',
  policy: 'Saved. It holds for everything sold from now on; seats sold before keep the version they were bought under.',
  terms: 'Published. Orders name the version that their buyer accepted; it stays as it is.',
  tiers: 'Prices saved.',
  venue: 'Saved. Sessions can be held there.',
  instructor: 'Saved. Sessions can name them.',
  'instructor-retired': 'Retired. No session can name them any more; those that they taught stay theirs.',
  'instructor-back': 'They are back: sessions can name them again.',
  rule: 'The rule holds from now on.',
  'rule-off': 'Switched off. What was booked under it keeps its price.',
  voucher: 'The voucher can be used from now on.',
  'voucher-off': 'Switched off: nobody can use it any more. Seats that used it keep their price.',
  'refund-again': 'The refund is on its way again.',
  'refund-by-bank': 'The refund now waits to be made by bank transfer. Mark it when you have sent it.',
  agrees: 'Read again from the provider: the two agree.',
  differs: 'Read again from the provider: the two still differ.',
  'declaration-checked': 'Saved. When it was turned down, the buyer is told.',
  transfer: 'The money is written down. Whoever booked is told, and seats that waited for it are confirmed.',
  'refund-sent': 'Marked as sent, and the buyer is told.',
  appointed: 'Done. It holds from their next page on.',
  'appointed-before': 'It was so already: nothing was changed.',
  'staff-invited': 'They have no account yet, so an invitation is on its way. Its link works for seven days.',
  'invitation-withdrawn': 'The invitation is withdrawn: its link leads nowhere now.',
  dismissed: 'Taken away. It holds from their next page on; what they did stays in the journal.',
  resent: 'The mail is on its way again.',
};
