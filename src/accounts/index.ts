/**
 * Accounts: people, how they sign in, what they may do, and what they want to be told. A person exists as soon as somebody books a seat for them; an
 * account is a person who has proven their e-mail. One person is learner, booker and trainer at once.
 *
 * Promises: a password, a session id and a mailed link are stored only as hashes; a link works once and only by a POST; no
 * answer tells whether an e-mail has an account; what one person typed about another never overwrites what they said.
 */
export type { AccountPorts, AccountServices } from './account-ports.ts';
export type { PasswordHasher } from './password-hasher.ts';
export type { RateLimit, RateLimiter, TooManyTries } from './rate-limiter.ts';
export { longestPassword, shortestPassword, type WeakPassword } from './password-rules.ts';

export {
  canManageOrganisation,
  isAdmin,
  isCounterStaff,
  isStaff,
  isTrainer,
  type StaffRole,
  type TeamRole,
  type Viewer,
} from './viewer.ts';
export { findViewer } from './find-viewer.ts';
export { sessionCookieName, type SessionCookie } from './lucia.ts';

export { signUp } from './sign-up.ts';
export { confirmSignUp } from './confirm-sign-up.ts';
export { signIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { sendSignInLink } from './send-sign-in-link.ts';
export { useSignInLink } from './use-sign-in-link.ts';
export { sendPasswordReset } from './send-password-reset.ts';
export { resetPassword } from './reset-password.ts';
export { changePassword } from './change-password.ts';
export type { WrongPassword } from './confirm-password.ts';
export { requestEmailChange } from './request-email-change.ts';
export { confirmEmailChange } from './confirm-email-change.ts';
export { readEmailLink, type DeadLink } from './email-links.ts';
export { addClaimLink, claimAccount } from './claim-account.ts';
export { mostLoginSessions } from './login-session-queries.ts';
export { listLoginSessions } from './list-login-sessions.ts';
export { revokeLoginSession } from './revoke-login-session.ts';
export { forgetExpired } from './forget-expired.ts';

export { isMinorOn, type Profile } from './profile.ts';
export { readProfile, updateProfile, type ProfileChange } from './update-profile.ts';
export { findOrAddPeople, findOrAddPerson, findProfile, hasProvenEmail } from './people-queries.ts';

export {
  maySeeMoney,
  maySeeTeam,
  type LastOwner,
  type NotOwner,
  type NotYourTeam,
  type OrganisationDetails,
} from './organisation.ts';
export { type BookableOrganisation, listBookableOrganisations } from './bookable-organisation-queries.ts';
export { foundOrganisation } from './found-organisation.ts';
export { editOrganisation } from './edit-organisation.ts';
export { inviteMember } from './invite-member.ts';
export { acceptInvitation, type InvitationRefused, readInvitation } from './accept-invitation.ts';
export { withdrawInvitation } from './withdraw-invitation.ts';
export { changeMemberRole } from './change-member-role.ts';
export { removeMember } from './remove-member.ts';
export { leaveOrganisation } from './leave-organisation.ts';
export { type ShareScope, shareScopes, shareWords, teamBoardKind } from './team-share.ts';
export { shareWithTeam } from './share-with-team.ts';
export { stopSharing } from './stop-sharing.ts';
export { askToShare } from './ask-to-share.ts';
export { listMySharing } from './list-my-sharing.ts';
export { dropBoardMail, findSharer, listTeamMembersForBoard, type MemberForBoard } from './team-share-queries.ts';
export { mostInvitations } from './organisation-invitation-queries.ts';
export { findTeam, findTeamMembers, type Team } from './find-team.ts';
export { type ReminderChoice, reminderChoices } from './reminder-choices.ts';
export { findReminderPreferences, isWantedBy, livesIn, putReminderPreferences } from './reminder-preference-queries.ts';
export { setInvoiceTerms, type SetInvoiceTermsRefused } from './set-invoice-terms.ts';
export {
  findOrganisation,
  findRole,
  listMembers,
  lockOrganisation,
  type Organisation,
} from './organisation-queries.ts';
export { appointStaff } from './appoint-staff.ts';
export { changeStaffRole } from './change-staff-role.ts';
export type { AdminGuard } from './as-admin.ts';
export { findGrantByEmail } from './staff-grant-queries.ts';
export { inviteStaff } from './invite-staff.ts';
export { withdrawStaffInvitation } from './withdraw-staff-invitation.ts';
export { acceptStaffInvitation, readStaffInvitation } from './accept-staff-invitation.ts';
