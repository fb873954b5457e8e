/**
 * Orders: what a buyer asked for and what it costs. Lines, GST, tax invoices, adjustment notes, the secret link that opens
 * an order. An order's payment state always follows from its money; it knows no seats.
 */
export { type BalanceOwner, insertBalanceEntry, lockBalanceOwner, sumBalance } from './balance-queries.ts';
export { type Due, type DueLine, dueWhenBooking, invoiceDueOn } from './due.ts';
export { priceStepWords } from './price-words.ts';
export { isPaymentLinkKey, paymentLink, paymentLinkKey } from './payment-link.ts';
export { type Balance, findBalance } from './find-balance.ts';
export { isOrderLinkKey, orderLink, orderLinkKey } from './order-link.ts';
export { addOrderLine, listLinesOf, listOrderLines, type NewOrderLine } from './order-line-queries.ts';
export {
  countOrders,
  findOrder,
  findOrderByFormToken,
  type LinkVersion,
  listOrders,
  lockOrder,
  type NewOrder,
  type Order,
  raiseLinkVersion,
} from './order-queries.ts';
export { findCurrentTerms, findNextTermsMoment } from './terms-queries.ts';
export { publishTerms } from './publish-terms.ts';
export {
  findLatestTermsForStaff,
  findTermsForStaff,
  listTermsForStaff,
  type Terms,
  type TermsStanding,
} from './list-terms-for-staff.ts';
export type { OrderPaymentState } from './payment-state.ts';
export { gstOfRefund, priceLines } from './price-lines.ts';
export {
  type Discount,
  earlyBirdEnds,
  type PriceFacts,
  type PriceRule,
  type PriceStep,
  seatPrice,
} from './price-rules.ts';
export { addPriceRule } from './add-price-rule.ts';
export type { PriceRuleDetails } from './price-rule-details.ts';
export { switchOffPriceRule } from './switch-off-price-rule.ts';
export { addVoucher } from './add-voucher.ts';
export type { VoucherDetails } from './voucher-details.ts';
export { switchOffVoucher } from './switch-off-voucher.ts';
export { type PublicPrice, publicPrice } from './public-price.ts';
export { findVoucher, lockVoucher, lockVouchers, type Voucher } from './voucher-queries.ts';
export { isVoucherFor, isVoucherInForce, voucherUsesLeft, type VoucherUses } from './voucher-rules.ts';
export { refreshPaymentState } from './refresh-payment-state.ts';
export { noticeDispute } from './notice-dispute.ts';
export { findMoney } from './find-money.ts';
export {
  disputedCents,
  failedCents,
  keptCents,
  keptOfSums,
  lostCents,
  moneySums,
  outstandingCents,
  owedCents,
  paidCents,
  sentBackCents,
  surplusCents,
  surplusOfSums,
} from './money-sums-queries.ts';
export { isSecured, type OrderMoney, seatsDueCents } from './order-money.ts';
export { lowerPrice, raisePrice } from './change-price.ts';
export { giveBackSurplus, mayKeepAsBalance } from './give-back-surplus.ts';
export { issueInvoice, type NumberingGuard } from './issue-invoice.ts';
export { noticeRefunds } from './notice-refunds.ts';
export { renderTaxDocument } from './render-tax-document.ts';
export { sendRefundAgain, type SendRefundAgainRefused } from './send-refund-again.ts';
export { sendRefunds } from './send-refunds.ts';
export { listPapersOf, listTaxDocuments, type Paper } from './tax-document-queries.ts';
export { transferReceivedMail } from './emails/invoice-mails.ts';
export { mailPayers, mailPriceChange } from './mail-payers.ts';
export { markRefundSent, type MarkRefundSentRefused } from './mark-refund-sent.ts';
export { type BalanceGuard, payFromBalance } from './pay-from-balance.ts';
export { countOverdueInvoices } from './reminder-queries.ts';
export { remindOfPayments } from './remind-of-payment.ts';
export { sendInvoice } from './send-invoice.ts';
