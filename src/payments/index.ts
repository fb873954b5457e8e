/**
 * Payments: money in and out. A payment attempt is one try to collect an order's price at the provider; a refund sends
 * part of it back. This module knows providers, amounts and orders' ids, and no seats.
 *
 * Promises: nothing is charged or refunded twice, whatever is retried; an amount is believed only after it was read
 * again from the provider and compared with our own row; the provider is never called inside a transaction.
 */
export type {
  GatewayUnavailable,
  NewCheckout,
  PaymentGateway,
  ProviderCheckout,
  ProviderDispute,
  ProviderEvent,
  ProviderPayment,
  ProviderRefund,
  WebhookRefused,
} from './payment-gateway.ts';
export {
  countFruitlessAttempts,
  endAttempt,
  findAttempt,
  findAttemptByCheckout,
  findLiveAttempt,
  insertAttempt,
  listUnsettledAttempts,
  lockAttempt,
  markAttemptPending,
  openAttempt,
  type PaymentAttempt,
} from './attempt-queries.ts';
export {
  findPaymentByIntent,
  insertPayment,
  isEventRemembered,
  listPayments,
  rememberProviderEvent,
} from './payment-queries.ts';
export { type Dispute, listDisputes, writeDispute } from './dispute-queries.ts';
export {
  findRefundOrder,
  listRefunds,
  listUnsettledRefunds,
  markRefundMadeGood,
  recordForeignRefund,
  type Refund,
  requestRefund,
  updateRefund,
} from './refund-queries.ts';
export {
  findBankRefund,
  insertBalancePayment,
  insertBankTransfer,
  isBankTransferKnown,
  listRefundsByBank,
  markBankRefundSent,
} from './bank-transfer-queries.ts';
