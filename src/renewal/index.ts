/**
 * Renewal: what a learner has and is owed: their seats, where they stand in the cycles of their designations, their ledger
 * of credit and its transcript, the seats that would close their gap, their certificates and papers; and for an employer, who
 * of the team is booked where.
 *
 * Promises: everybody sees their own and nothing else; a live stream's address leaves only while it may be shown; an employer
 * sees bookings, and of credit no more than each learner lets them, never the record of attendance; evidence leaves only when nothing is
 * missing; units are summed as exact decimals. The body decides what it accepts.
 */
export { findMyLearning } from './find-my-learning.ts';
export { findMyExam, type MyExam } from './find-my-exam.ts';
export { noteExamResult } from './note-exam-result.ts';
export { findMySeat, type MySeatDetails } from './find-my-seat.ts';
export { findSeatCalendar } from './find-seat-calendar.ts';
export { findTeamBookings, type TeamGroup, type TeamSeatStanding } from './find-team-bookings.ts';
export { activityNames, entryStateNames, ruleWords, uncountedWords, unitsWords } from './credit-words.ts';
export { exportMyCredits } from './export-my-credits.ts';
export { findMyEntry } from './find-my-entry.ts';
export { findMyTracker } from './find-my-tracker.ts';
export type { CertificateSummary, CreditTotal, EntryStep, LedgerEntry } from './ledger-queries.ts';
export { type CycleStanding, type GroupStanding, listStandings } from './list-standings.ts';
export { listMyCertificates } from './list-my-certificates.ts';
export { listMyGaps } from './list-my-gaps.ts';
export { listMyCredits } from './list-my-credits.ts';
export { listMyOrders } from './list-my-orders.ts';
export { findRenewalPlan, type RenewalPlan } from './find-renewal-plan.ts';
export { planMyRenewal } from './plan-my-renewal.ts';
export { findPlannerWishes } from './find-planner-wishes.ts';
export { keepPlannerWishes } from './keep-planner-wishes.ts';
export type { WayOut } from './plan-for.ts';
export type { Objective } from './plan-task.ts';
export {
  anyWishes,
  planKinds,
  type PlanWishes,
  readWishes,
  type TypedWishes,
  typedWishes,
  type WishFault,
  wishesQuery,
} from './plan-wishes.ts';
export type { ShownItem, ShownPlan, ShownSet } from './show-plan.ts';
export { missingWords } from './missing-words.ts';
export { printMyTranscript } from './print-my-transcript.ts';
export { findProofPack, type ProofRefused } from './find-proof-pack.ts';
export { makeProofPack } from './make-proof-pack.ts';
export { submitProof } from './submit-proof.ts';
export { setMyBodyNumber } from './set-my-body-number.ts';
export { missingFromEntry, type MissingProof, type ProofBody, type ProofEntry } from './proof.ts';
export { missingProofWords, totalWords } from './proof-words.ts';
export { isSendable, isToSend, listSessionProofs, packSession, type SessionProof } from './session-proofs.ts';
export { listBodiesOfSession } from './proof-queries.ts';
export { listProofFiles } from './proof-file-queries.ts';
export { zipped } from './pack-proof.ts';
export { evidenceSentMail } from './emails/evidence-sent.ts';
export { sendingWords } from './sending-consent.ts';
export { allowSending } from './allow-sending.ts';
export { findMySendingConsent } from './find-my-sending-consent.ts';
export type { HadBefore } from './had-before.ts';
export { findTeamAhead } from './find-team-ahead.ts';
export { findTeamBoard } from './find-team-board.ts';
export { findTeamCertificate, findTeamMember } from './find-team-member.ts';
export type { TeamSet } from './find-team-sets.ts';
export { findTeamBooking, type MemberToBook, type TeamSuggestion } from './find-team-booking.ts';
export { exportTeamBoard } from './export-team-board.ts';
export { chooseBoardMail } from './choose-board-mail.ts';
export { mailTeamBoards } from './mail-team-boards.ts';
export { type BoardFilter, boardFilters, parseBoardFilter, type TeamStanding } from './team-standing.ts';
export { withdrawSending } from './withdraw-sending.ts';
export type { LearnersEntry } from './standing-queries.ts';
export type { CertificateStanding, Join, MySeat, Standing } from './my-seat.ts';
