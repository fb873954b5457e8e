import type { EnrolmentRefusal } from './enrolment-refusals.ts';
import type { WordsFor } from './refusal-words.ts';

/** What stands in the way of paying for a booking, or of its papers. */
export const paymentRefusals = {
  'gateway-unavailable': {
    words:
      'The payment page does not answer right now. Nothing was charged, and your seats are kept. Try again in a minute.',
    status: 503,
  },
  'not-found': { words: 'This booking cannot be found. Use the link in your mail, or sign in.', status: 404 },
  'no-papers': { words: 'There is no invoice yet: it is issued when the payment is here.', status: 409 },
  'nothing-to-pay': { words: 'There is nothing left to pay for this booking.', status: 409 },
  'payment-pending': {
    words: 'Your bank is working on the payment. The seats are kept until it is done.',
    status: 409,
  },
  'seats-gone': ({ title }) => ({
    words: `The time to pay was up, and the seats in ${title} went to others. Nothing was charged. Choose another date.`,
    status: 409,
  }),
  'booking-lapsed': {
    words: 'This booking was given up, or it costs something else by now. Nothing was charged: book anew.',
    status: 409,
  },
  'already-paid': { words: 'This booking has just been paid, so the seats are yours.', status: 409 },
} satisfies Partial<WordsFor<EnrolmentRefusal>>;
