/**
 * Certificates: when a course counts as completed, what credit that gives, and the paper that says so.
 *
 * Promises: a seat completes once, with one credit entry for each credit type whose approval held on every day; a
 * certificate is a snapshot, rendered once and never edited: a correction is the next version, a withdrawal is a record of
 * its own, both with a reason; every fact it prints, and the hash of its bytes, can be checked by anybody for ever.
 */
export type { CertificateSnapshot } from './certificate-snapshot.ts';
export { certificateDocument, type CertificateDocument } from './certificate-document.ts';
export { askForCorrection } from './ask-for-correction.ts';
export { mostCorrections } from './correction-queries.ts';
export { listCorrectionRequests } from './list-correction-requests.ts';
export { declineCorrection } from './decline-correction.ts';
export { issueSessionCertificates } from './issue-session-certificates.ts';
export { previewSessionCertificates } from './preview-session-certificates.ts';
export { checkCertificates, type CheckedNumber, mostNumbers } from './check-certificates.ts';
export { ofWhat } from './typed-numbers.ts';
export { linkedInUrl } from './linked-in.ts';
export { readCertificateByMachine } from './read-certificate-by-machine.ts';
export type { BadgeSigner, SigningKey } from './badge-signer.ts';
export { findBadge } from './find-badge.ts';
export { findIssuerDocument } from './find-issuer-document.ts';
export { findIssuingProblem, type IssuingProblem } from './find-issuing-problem.ts';
export { findStatusList } from './find-status-list.ts';
export { statusListTag } from './page-tags.ts';
export { completionRule } from './completion-rule.ts';
export { evaluateCompletion } from './evaluate-completion.ts';
export { evaluateCompletions } from './evaluate-completions.ts';
export type { Evaluation } from './judge-completions.ts';
export { finishSession } from './finish-session.ts';
export { issueCertificate, type IssuedCertificate } from './issue-certificate.ts';
export { issueDueCertificates, issueWaitingCertificates } from './issue-waiting-certificates.ts';
export { revokeCertificate } from './revoke-certificate.ts';
export { supersedeCertificate } from './supersede-certificate.ts';
export {
  findCertificateForLearner,
  findCertificateForPublic,
  findCertificateForStaff,
  findCertificatePdf,
  getCertificatePaper,
} from './find-certificate.ts';
export type { CertificateStatus, PublicCertificate } from './public-certificate.ts';
export { confirmCertificateName } from './confirm-certificate-name.ts';
export { type CompletionState, findMyCompletion } from './find-my-completion.ts';
