import type { OrderPaymentState } from '#src/orders/index.ts';
import type { SeatState } from '#src/enrolment/index.ts';

type Tone = 'neutral' | 'info' | 'attention' | 'done' | 'error';

/** How an order stands with its money, as its buyer reads it. */
export const paymentWords: Record<OrderPaymentState, { text: string; tone: Tone }> = {
  free: { text: 'Free', tone: 'done' },
  unpaid: { text: 'Not paid', tone: 'attention' },
  pending: { text: 'Your bank is paying', tone: 'info' },
  'part-paid': { text: 'Paid in part', tone: 'attention' },
  paid: { text: 'Paid', tone: 'done' },
  refunding: { text: 'Refund on its way', tone: 'info' },
  refunded: { text: 'Refunded', tone: 'neutral' },
};

/** How a seat stands, as its buyer reads it. */
export const seatWords: Record<SeatState, { text: string; tone: Tone }> = {
  held: { text: 'Kept for you', tone: 'attention' },
  confirmed: { text: 'Confirmed', tone: 'done' },
  attended: { text: 'Attended', tone: 'done' },
  completed: { text: 'Completed', tone: 'done' },
  'no-show': { text: 'Not attended', tone: 'neutral' },
  cancelled: { text: 'Cancelled', tone: 'neutral' },
  transferred: { text: 'Moved to another date', tone: 'neutral' },
};

/** What the provider's page led back with, said to the buyer. */
export const doneWords: Record<string, string> = {
  'given-up': 'Your seats were given up, and nothing was charged.',
  'payment-link': 'We have mailed the link to pay. It opens the payment and nothing else; the booking stays yours.',
  'link-made': 'The booking has a new link, which is mailed to its buyer. The old one does not work any more.',
  'payment-link-made': 'The payment links that were sent do not work any more. Send a new one whenever you like.',
  papers: 'The papers are on their way to the buyer’s address.',
  account: 'We have sent the buyer’s address a mail with a link to choose a password.',
  'seat-cancelled': 'The seat is cancelled. What goes back is on its way, and a mail with the papers too.',
  moved: 'The seat is moved. Attendee and buyer have a mail, with calendar entries and papers.',
  'move-to-pay':
    'The new date is kept for you for twenty minutes. Pay for it below; until then the seat stays on its old date.',
  substituted: 'The seat is passed on. Both people have a mail.',
  named: 'This person has the seat, and a mail with the details.',
  'link-sent': 'The link is on its way.',
  'link-renewed': 'There is a new link. The old one does not work any more.',
  declared: 'Declared. We check it, and write to you if something is wrong.',
  attendee: 'The attendee is corrected, and has a new mail with the details.',
};
