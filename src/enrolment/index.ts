/**
 * Enrolment: seats. Who may have one, who has one, and how money and seats stay in step. Availability is computed, never
 * counted down: capacity less what is confirmed less live holds. Taking a seat locks its session once; giving one back
 * never does. A paid order has its seats, or its money goes back.
 */
export {
  type Attendee,
  attendeeNamed,
  type Booking,
  type BookingItem,
  identityNeededFromCents,
  mostSeats,
  namedLater,
} from './booking.ts';
export { bookSeats } from './book-seats.ts';
export { type BookedOrder, bookingGuard, type BookingGuard, type BookSeatsRefused } from './place-order.ts';
export { calendarEntry } from './calendar-entry.ts';
export { cancelOwnSeat, type CancelOwnSeatRefused } from './cancel-own-seat.ts';
export { cancelSeat, type CancelSeatRefused } from './cancel-seat.ts';
export { cancelSessionWithSeats } from './cancel-session-with-seats.ts';
export { changeSessions } from './change-sessions.ts';
export { chooseAfterChange, type ChooseAfterChangeRefused } from './choose-after-change.ts';
export { findChoicesAfterChange } from './find-choices-after-change.ts';
export { findSessionChangeReport, previewSessionChange, trySessionChangeAgain } from './find-session-change-report.ts';
export { moveSessionWithSeats } from './move-session-with-seats.ts';
export { type ChangedSeatState, lastDayOf, type SeatChoice, type SessionChange } from './session-change.ts';
export { listPublicPrices, type PublicTier, type ShownPrice } from './list-public-prices.ts';
export { quoteBooking, type Quote, type QuoteLine } from './quote-booking.ts';
export { checkDeclaration, type CheckDeclarationRefused } from './check-declaration.ts';
export { claimLink } from './claim-link.ts';
export { type Claim, claimSeat, findClaim } from './claim-seat.ts';
export { countUnnamedSeats } from './claim-queries.ts';
export { type Declaration, listDeclarations } from './declaration-queries.ts';
export { declarePrerequisites } from './declare-prerequisites.ts';
export { claimByWords } from './emails/claim-seat.ts';
export { nameAttendee } from './name-attendee.ts';
export type { NewAttendee } from './name-seat.ts';
export { purgeSeatNotes } from './purge-seat-notes.ts';
export { remindOfUnclaimedSeats } from './remind-of-unclaimed-seats.ts';
export { remindOfUnnamedSeats } from './remind-of-unnamed-seats.ts';
export { renewClaimLink } from './renew-claim-link.ts';
export { listSeatNotes, longestNote, type SeatNotes } from './seat-note-queries.ts';
export { sendClaimLink } from './send-claim-link.ts';
export { findSeatNotes, writeSeatNotes } from './write-seat-notes.ts';
export { compareOrder, compareWithProvider } from './compare-with-provider.ts';
export type { MoneyDifference } from './money-differences.ts';
export {
  type Cart,
  type CartLine,
  emptyCart,
  findLine,
  parseCart,
  parseLine,
  printCart,
  printLine,
  putLine,
  type PutLineRefused,
  seatsIn,
  withLines,
} from './cart.ts';
export {
  checkPrerequisites,
  type GivenDeclaration,
  type MissingPrerequisite,
  type PrerequisiteMissing,
} from './check-prerequisites.ts';
export { declineOffer } from './decline-offer.ts';
export { correctAttendee } from './correct-attendee.ts';
export { findOrderPage, type OrderPage } from './find-order-page.ts';
export { findPaymentPage } from './find-payment-page.ts';
export { renewOrderLink } from './renew-order-link.ts';
export { resendPapers } from './resend-papers.ts';
export { sendPaymentLink } from './send-payment-link.ts';
export { giveUpOrder } from './give-up-order.ts';
export { listOffers, type Offer } from './offer-queries.ts';
export { openAccountForBuyer } from './open-account-for-buyer.ts';
export type { OrderAccess } from './order-access.ts';
export { longestEvidence, type Prerequisite, type WhyUnmet } from './prerequisites.ts';
export { listPrerequisitesOf } from './prerequisite-queries.ts';
export { findPolicyForStaff, listPolicies, listPublicPolicies } from './list-policies.ts';
export { type CancellationTier, type Policy, quoteCancellation, transferTerms, type TransferTier } from './policy.ts';
export type { PolicySummary } from './policy-queries.ts';
export { mostSteps, type PolicyList } from './policy-rules.ts';
export {
  cancellationLines,
  consumerLawWords,
  policySummary,
  substitutionWords,
  transferLines,
} from './policy-words.ts';
export { receiveProviderEvent } from './receive-provider-event.ts';
export { reconcilePayments } from './reconcile-payments.ts';
export { remindOfHeldOrder } from './remind-of-held-order.ts';
export { previewCancellation, type SeatCancellationRefused } from './seat-cancellation.ts';
export { findSeat, listSeatsOfOrder, listSessionDays, type SeatDetails } from './seat-queries.ts';
export {
  cancellableStates,
  isCancellable,
  maySeatBecome,
  type SeatState,
  takenStates,
  waitsForInvoice,
} from './seat-state.ts';
export type { Settlement, SettlementGuard } from './commit-money.ts';
export { settlePayment, type SettlePaymentRefused } from './settle-payment.ts';
export { paymentGuard, type PaymentGuard } from './prepare-attempt.ts';
export { startPayment } from './start-payment.ts';
export { previewSubstitution, substituteAttendee, type SubstituteAttendeeRefused } from './substitute-attendee.ts';
export { transferSeat, transferSeatForStaff, type TransferSeatRefused } from './transfer-seat.ts';
export { previewTransferForStaff } from './preview-transfer-for-staff.ts';
export { type MoveChoice, previewTransfer, type TransferPreview } from './preview-transfer.ts';
export { isOnTrust } from './trust-queries.ts';
export { whenAndWhere } from './when-and-where.ts';
export { type PolicyDetails, writePolicy, type WritePolicyRefused } from './write-policy.ts';
export { joinWaitingList, largestParty, type Wish } from './join-waiting-list.ts';
export { confirmWaiting } from './confirm-waiting.ts';
export { leaveWaitingList } from './leave-waiting-list.ts';
export { lowerWaitingParty } from './lower-waiting-party.ts';
export { offerSeats } from './offer-seats.ts';
export type { WaitingAccess } from './waiting-access.ts';
export { offerKey, waitingKey } from './waiting-link.ts';
export { cancelUnpaidInvoices } from './cancel-unpaid-invoices.ts';
export { endPartPaidBookings } from './end-part-paid-bookings.ts';
export { type BankTransfer, recordBankTransfer, type RecordBankTransferRefused } from './record-bank-transfer.ts';
export { findWaitingOffer } from './find-waiting-offer.ts';
export { findWaitingPlace, type WaitingPlace } from './find-waiting-place.ts';
export { listMyWaiting } from './list-my-waiting.ts';
export { listWaitingDemand } from './list-waiting-demand.ts';
export { listWaitingOfSession } from './list-waiting-of-session.ts';
export { offerToParty, type OfferToPartyRefused } from './offer-to-party.ts';
export { removeFromWaitingList, type RemoveFromWaitingListRefused } from './remove-from-waiting-list.ts';
export type { WhyItWaits } from './why-it-waits.ts';
