import {
  type bookSeats,
  type correctAttendee,
  type giveUpOrder,
  type MissingPrerequisite,
  type openAccountForBuyer,
  type PutLineRefused,
  type renewOrderLink,
  type resendPapers,
  type sendPaymentLink,
  type startPayment,
  type WhyUnmet,
} from '#src/enrolment/index.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { AccountRefusal } from './account-refusals.ts';
import { paymentRefusals } from './payment-refusals.ts';
import type { WordsFor } from './refusal-words.ts';

/** What accounts has words for already is left to it. */
export type EnrolmentRefusal =
  | Exclude<
      RefusalOf<
        | typeof bookSeats
        | typeof startPayment
        | typeof giveUpOrder
        | typeof correctAttendee
        | typeof openAccountForBuyer
        | typeof sendPaymentLink
        | typeof resendPapers
        | typeof renewOrderLink
      >,
      { reason: AccountRefusal['reason'] }
    >
  | ({ ok: false } & PutLineRefused);

const whyNot = {
  'not-published': 'is not on sale at the moment',
  cancelled: 'has been cancelled',
  closed: 'takes no more bookings',
  past: 'has already begun',
  full: 'is full',
};

// Whoever types an e-mail learns no more of its owner's training than that it does not do, and never that it was withdrawn.
const notConfirmed = 'we could not confirm a certificate of ours in this name and e-mail';

const whyUnmet: Record<WhyUnmet, string> = {
  'certificate-needed': notConfirmed,
  'certificate-revoked': notConfirmed,
  'declaration-needed': 'say what this person holds: certificate number, school and date',
};

/** Who lacks what, and why, in a sentence. */
export function missingWords({ name, needs, why }: MissingPrerequisite): string {
  return `${name} needs ${needs}: ${whyUnmet[why]}.`;
}

export const enrolmentRefusals: WordsFor<EnrolmentRefusal> = {
  ...paymentRefusals,
  'not-bookable': ({ title, why }) => ({
    words: `${title} ${whyNot[why]}. Choose another date, or write to us.`,
    status: 409,
  }),
  'form-used-before': {
    words: 'This form was sent before, with another e-mail. Nothing more was booked: open the page again.',
    status: 409,
  },
  'not-on-sale': { words: 'This is not on sale (any more). Look at the courses for another date.', status: 404 },
  'too-many-seats': ({ most }) => ({
    words: `One booking has 1 to ${most} seats. For a larger group write to us and we arrange it.`,
    status: 422,
  }),
  'too-many-lines': ({ most }) => ({
    words: `One booking has at most ${most} courses and dates. Book these first, then the rest.`,
    status: 422,
  }),
  'attendee-twice': ({ email }) => ({
    words: `${email} is named twice. Every attendee needs an e-mail of their own.`,
    status: 422,
  }),
  'prerequisite-missing': ({ attendees }) => ({
    words: attendees.map(missingWords).join(' '),
    status: 422,
    field: 'prerequisites',
  }),
  'balance-not-yours': {
    words: 'A balance can only be used by whom it belongs to: sign in, and book with the e-mail you sign in with.',
    status: 403,
    field: 'useBalance',
  },
  'price-changed': ({ totalCents }) => ({
    words: `The price has changed to ${formatMoney(totalCents)} since you opened this page. Nothing was booked. Send the form again if you agree.`,
    status: 409,
  }),
  'buyer-identity-needed': ({ fromCents }) => ({
    words: `From ${formatMoney(fromCents)} the tax invoice must say who the buyer is: enter an address, or the ABN of your organisation`,
    status: 422,
    field: 'billingAddress',
  }),
  'terms-changed': {
    words: 'The terms have changed since you opened this page. Read them again and send the form once more.',
    status: 409,
    field: 'terms',
  },
  'policy-changed': {
    words:
      'The rules for cancelling or moving have changed since you opened this page. Read them below, and send the form again if you agree. Nothing was booked.',
    status: 409,
  },
  'tier-full': ({ title, label, seatsLeft }) => ({
    words:
      seatsLeft === 0
        ? `All seats of ${title} at “${label}” are taken. Choose another price, or another date.`
        : `Only ${seatsLeft === 1 ? 'one seat is' : `${seatsLeft} seats are`} left of ${title} at “${label}”.`,
    status: 409,
  }),
  // One answer for a code that is unknown, over, used up or for something else: a code cannot be found by trying.
  'voucher-refused': {
    words:
      'This voucher code cannot be used for this booking. Check its spelling, or leave it out. Some ask you to sign in, and to book with the e-mail you sign in with.',
    status: 422,
    field: 'voucherCode',
  },
  'organisation-not-yours': {
    words: 'Only its owner and bookers can book for this organisation. Sign in as one of them, or choose another.',
    status: 403,
    field: 'organisationId',
  },
  'invoice-not-allowed': {
    words: 'This account cannot pay by invoice. Choose card, or write to us and we set it up.',
    status: 409,
    field: 'paysBy',
  },
  'invoices-overdue': ({ count }) => ({
    words: `${count === 1 ? 'An invoice' : `${count} invoices`} of this organisation ${count === 1 ? 'is' : 'are'} overdue, so nothing more goes on account now. Pay ${count === 1 ? 'it' : 'them'} first, choose card, or ring us.`,
    status: 409,
    field: 'paysBy',
  }),
  'offer-over': {
    words: 'This offer has ended, so its seats went on to the next in line. Nothing was booked.',
    status: 409,
  },
  'offer-does-not-fit': ({ seats }) => ({
    words: `The offer is for ${seats === 1 ? 'one person' : `1 to ${seats} people`} in its own session. Change the number of people.`,
    status: 422,
  }),
  'session-full': ({ title, seatsLeft }) => ({
    words:
      seatsLeft === 0
        ? `${title} has just sold out. Choose another date: the course page lists them all.`
        : `Only ${seatsLeft === 1 ? 'one seat is' : `${seatsLeft} seats are`} left in ${title}. Book fewer people, or choose another date.`,
    status: 409,
  }),
  'already-enrolled': (refusal) => ({
    words: `We could not give ${toWhom(refusal)}. If that is you, sign in and look at the seats you have; otherwise name somebody else, or choose another date.`,
    status: 409,
  }),
  'already-held': (refusal) => ({
    words: `We could not give ${toWhom(refusal)} now. If you began to book it a moment ago, we have mailed you the way back to that booking; otherwise try again in twenty minutes, or name somebody else.`,
    status: 409,
  }),
  busy: {
    words: 'Many people are booking this right now. Nothing was booked or charged: press the button again.',
    status: 503,
  },
  'not-named-yet': { words: 'This seat has nobody yet: send its link to whoever comes.', status: 409 },
  'move-underway': {
    words: 'This seat is about to move to another date: pay for that first, or wait until it lapses by itself.',
    status: 409,
  },
  'address-proven': {
    words:
      'Whoever has this seat has confirmed that the address is theirs. If somebody else comes, give the seat to them: “Send somebody else” on the booking’s page.',
    status: 409,
    field: 'email',
  },
  'too-late-to-substitute': {
    words: 'It is too close to the start to change who comes. Ring us and we see what can be done.',
    status: 409,
  },
  'already-begun': {
    words: 'This seat cannot be changed here any more, because its course has begun. Write to us and we help.',
    status: 409,
  },
};

/** "ana@example.com this seat", or everybody of the booking whom it concerns. */
function toWhom(refusal: { email: string; others?: string[] }): string {
  const { email, others = [] } = refusal;
  if (others.length === 0) return `${email} this seat`;
  return `${new Intl.ListFormat('en-AU').format([email, ...others])} these seats`;
}
