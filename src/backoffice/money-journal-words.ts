import { amount, type JournalWords, seatCount } from './journal-facts.ts';

/** Orders, payments and refunds, prices, balances, and who pays by invoice. */
export const moneyWords: JournalWords = {
  'order.placed': ({ seats, totalCents }) => `Placed the order${amount(totalCents)}${seatCount(seats)}`,
  'order.given-up': () => 'Gave the order up',
  'payment.link-sent': ({ dueCents }) => `Sent somebody the link to pay${amount(dueCents)}`,
  'payment.link-renewed': () => 'Stopped the payment links that were sent',
  'order.link-renewed': () => 'Made a new link to the booking; the old one is useless',
  'order.papers-sent': () => 'Had the papers sent again',
  'payment.started': () => 'Went to pay',
  'payment.received': ({ amountCents }) => `Payment received${amount(amountCents)}`,
  'payment.mismatch': ({ askedCents, saidCents }) =>
    `Payment not believed: asked for${amount(askedCents)}, the provider says${amount(saidCents)}`,
  'payment.failed': () => 'The bank did not make the payment',
  'payment.expired': () => 'The payment page ended unpaid',
  'payment.dispute-open': ({ amountCents }) => `The buyer’s bank disputes a payment${amount(amountCents)}`,
  'payment.dispute-won': ({ amountCents }) => `A dispute was decided for us; ours stays${amount(amountCents)}`,
  'payment.dispute-lost': ({ amountCents }) => `A dispute was lost; gone is${amount(amountCents)}`,
  'order.compared': ({ differences }) =>
    differences
      ? `Read again from the provider: ${differences} things differ`
      : 'Read again from the provider: all agrees',
  'refund.sent-again': ({ amountCents, method }) =>
    method === 'bank-transfer'
      ? `Failed refund to go by bank transfer${amount(amountCents)}`
      : `Sent a failed refund again${amount(amountCents)}`,
  'refund.noticed': ({ amountCents }) => `Refund made at the provider${amount(amountCents)}`,
  'refund.pending': ({ amountCents }) => `Refund asked for at the provider${amount(amountCents)}`,
  'refund.succeeded': ({ amountCents }) => `Refund made${amount(amountCents)}`,
  'refund.failed': ({ amountCents }) => `Refund failed at the provider${amount(amountCents)}`,
  'seats.confirmed': ({ seats }) => `Seats confirmed${seatCount(seats)}`,
  'seats.paid-too-late': ({ refundCents }) => `Paid after the seats were gone; going back${amount(refundCents)}`,
  'order.paid-twice': ({ refundCents }) => `Paid twice; going back${amount(refundCents)}`,
  'price-rule.added': () => 'Added the price rule',
  'price-rule.switched-off': () => 'Switched the price rule off',
  'voucher.added': () => 'Added the voucher',
  'voucher.switched-off': () => 'Switched the voucher off',
  'order.move-given-up': () => 'Gave up moving a seat',
  'balance.used': ({ amountCents }) => `Paid from the balance${amount(amountCents)}`,
  'order.invoice-taken-back': ({ why }) =>
    why === 'given-up'
      ? 'Gave the seats up, and the invoice was taken back'
      : `Took the invoice back: ${why === 'unpaid' ? 'not paid by its due date' : 'the rest was not paid'}`,
  'organisation.invoice-terms-lost': () => 'Lost payment by invoice with its new name or ABN',
  'organisation.invoice-terms-set': ({ terms, days, mayOweMore }) =>
    terms === 'none'
      ? 'Took away payment by invoice'
      : `Allowed payment by invoice within ${days} days, seats ${terms === 'trusted' ? 'at once' : 'once paid'}${mayOweMore ? ', also while an invoice is overdue' : ''}`,
};
