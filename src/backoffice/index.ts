/**
 * Backoffice: what staff see of the whole house: sessions, rosters, orders, mail, and what asks for attention today.
 *
 * Promises: every reading checks who asks. Coordinators and admins see all, or the courses that their grant is limited to;
 * a trainer sees the sessions that they teach, and no money.
 */
export type { NotAllowed, NotFound } from './sight.ts';
export { mayUseCounter } from './sight.ts';
export type { GoNoGo } from './go-no-go.ts';
export { listCoursesForStaff, type CourseListFilter } from './list-courses-for-staff.ts';
export { listSessionsForStaff, type SessionForStaff } from './list-sessions-for-staff.ts';
export {
  parseSessionListFilter,
  type SessionListFilter,
  sessionListQuery,
  sessionStates,
} from './session-list-filter.ts';
export { findStaffDashboard } from './find-staff-dashboard.ts';
export { findRoster, type Roster, type RosterSeat } from './find-roster.ts';
export { findSessionSubmission } from './find-session-submission.ts';
export { packSessionSubmission } from './pack-session-submission.ts';
export { submitSession } from './submit-session.ts';
export { packSessionEvidence } from './pack-session-evidence.ts';
export { findSeatForStaff } from './find-seat-for-staff.ts';
export { findDeclarations } from './find-declarations.ts';
export { mostToAttend } from './attention-queries.ts';
export { countAttention, type Attention } from './count-attention.ts';
export { type Disagreeing, type Disagreement, type DisagreementName, disagreementNames } from './disagreement.ts';
export { findAgreement, listDisagreements } from './list-disagreements.ts';
export { listFailedMail } from './list-failed-mail.ts';
export { resendMail, type ResendMailRefused } from './resend-mail.ts';
export { listOrdersForStaff } from './list-orders-for-staff.ts';
export { findOrderForStaff, type OrderStory } from './find-order-for-staff.ts';
export { mostLines } from './history-queries.ts';
export { listCertificatesForStaff, type CertificateForStaff } from './list-certificates-for-staff.ts';
export { listHistory, type HistoryLine, listRequirementHistory } from './list-history.ts';
export { listBankRefundsForStaff, listInvoicesForStaff } from './list-invoices-for-staff.ts';
export { type InvoiceListFilter, invoiceListQuery, parseInvoiceListFilter } from './invoice-list-filter.ts';
export { findOrganisationForStaff, listOrganisationsForStaff } from './list-organisations-for-staff.ts';
export { findStaffTeam } from './find-staff-team.ts';
export { listPriceRulesForStaff, type PriceRuleForStaff } from './list-price-rules.ts';
export { findVoucherForStaff, listVouchersForStaff, type VoucherForStaff } from './list-vouchers.ts';
export {
  parsePriceRuleFilter,
  parseVoucherFilter,
  type PriceRuleFilter,
  priceRuleKinds,
  type VoucherFilter,
} from './price-list-filter.ts';
