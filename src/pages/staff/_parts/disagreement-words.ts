import type { Disagreeing, DisagreementName } from '#src/backoffice/index.ts';
import type { MoneyDifference } from '#src/enrolment/index.ts';
import { formatMoney } from '#src/shared/money.ts';

/** Each rule as staff read it, and what to do where it is broken. */
export const ruleWords: Record<DisagreementName, { rule: string; advice: string }> = {
  'paid-without-seats': {
    rule: 'Whoever has paid has their seats',
    advice: 'The worker gives seats within a minute. If one stays here, look at the order’s history.',
  },
  'seat-without-money': {
    rule: 'Whoever has a seat has paid what it is given for',
    advice: 'Ask the buyer for the money, or cancel the seat.',
  },
  oversold: {
    rule: 'No session has more people than seats',
    advice: 'Find a larger room, or move somebody who is willing.',
  },
  'seat-in-cancelled-session': {
    rule: 'Nobody is left in a session that was cancelled',
    advice: 'Cancel the seat or move it to another date.',
  },
  'dispute-lost': {
    rule: 'What a buyer’s bank took back has been paid in another way',
    advice:
      'Ask the buyer for the money, or cancel the seats with a refund of their whole price: nothing more goes back.',
  },
  'surplus-kept': {
    rule: 'What is here for nothing goes back',
    advice: 'The worker asks for the refund within a minute. If one stays here, look at the order’s history.',
  },
  'sent-back-too-much': {
    rule: 'No more goes back than was taken off the price',
    advice: 'Compare the refunds with the adjustment notes on the order.',
  },
  'refund-failed': {
    rule: 'No refund has failed',
    advice: 'Send it again on the order’s page, or make it by bank transfer.',
  },
  'refund-slow': {
    rule: 'Refunds leave within two days and arrive within ten',
    advice: 'Ask the payment provider, or mark the bank transfer that you have sent.',
  },
  'provider-differs': {
    rule: 'The payment provider has the same payments and refunds as we',
    advice: 'Open the payment at the provider, put it right, and look again.',
  },
  'payment-state': {
    rule: 'Every order’s state follows from its money',
    advice: 'This is a fault of the program: report it.',
  },
  'attempt-unsettled': {
    rule: 'Every payment page has ended within two days, every bank debit within ten',
    advice: 'Look the payment up at the provider.',
  },
  'hold-without-end': {
    rule: 'Seats are kept only while somebody pays for them',
    advice: 'The worker frees them within a minute.',
  },
  'move-broken': {
    rule: 'A seat that was moved has one seat in its place',
    advice: 'Cancel the seat that should not be there, or book the one that is missing.',
  },
  'seat-twice': { rule: 'Nobody has two seats in one session', advice: 'Cancel one of them.' },
  'voucher-overused': {
    rule: 'No voucher is used more often than it allows',
    advice: 'Decide whether to honour it; nothing was charged wrongly.',
  },
  'balance-below-zero': {
    rule: 'No balance is below zero',
    advice: 'The bank took back a payment after its balance was spent: ask for the money. Otherwise report it.',
  },
  'invoice-missing': {
    rule: 'Whoever has paid has an invoice',
    advice: 'This is a fault of the program: report it.',
  },
  'papers-differ': {
    rule: 'Invoice and adjustment notes add up to what is owed',
    advice: 'This is a fault of the program: report it.',
  },
  'numbers-missing': {
    rule: 'Tax documents run in sequence without gaps',
    advice: 'This is a fault of the program: report it.',
  },
  'offer-past-its-time': {
    rule: 'Offers of the waiting list end on time',
    advice: 'The worker ends them within a minute.',
  },
  'change-overdue': {
    rule: 'Every seat of a cancelled or moved session is dealt with on time',
    advice: 'Open the session’s report and try again.',
  },
  'credit-without-seat': {
    rule: 'Nobody has credit for a seat that was given back',
    advice: 'Withdraw the certificate, or say why it stands.',
  },
  'mail-failed': {
    rule: 'Mail about bookings is delivered',
    advice: 'Correct the address on the order, then send the mail again.',
  },
};

const differenceWords: Record<MoneyDifference['what'], string> = {
  'payment-unknown-there': 'The provider does not know the payment',
  'payment-amount': 'The payment is another amount there',
  'payment-of-another-order': 'The payment names another order there',
  'paid-there-only': 'Paid there, and not here',
  'refund-unknown-there': 'The provider does not know the refund',
  'refund-unknown-here': 'A refund there is not known here',
  'refund-amount': 'The refund is another amount there',
  'refund-state': 'The refund stands otherwise there',
};

/** What is wrong with one row, in words. */
export function detailOf(name: DisagreementName, { detail, cents }: Disagreeing): string[] {
  if (name === 'provider-differs' && detail) {
    return (JSON.parse(detail) as MoneyDifference[]).map(
      ({ what, object, oursCents, theirsCents }) =>
        `${differenceWords[what]} (${object}): ${formatMoney(oursCents)} here, ${formatMoney(theirsCents)} there`,
    );
  }
  return [...(cents === null ? [] : [formatMoney(cents)]), ...(detail ? [detail] : [])];
}

/** The page where the row can be looked into; null where there is none. */
export function hrefOf({ kind, id }: Disagreeing): string | null {
  if (kind === 'order' && id) return `/staff/orders/${id}`;
  if (kind === 'session' && id) return `/staff/sessions/${id}/roster`;
  return null;
}
