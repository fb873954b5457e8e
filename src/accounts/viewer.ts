export type StaffRole = 'admin' | 'coordinator' | 'trainer';
export type TeamRole = 'owner' | 'booker' | 'viewer' | 'learner';

/** Who is looking: everything that decides what they may do. */
export interface Viewer {
  personId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  /** SHA-256 of the session id in their cookie. */
  sessionHash: string;
  /** A scope of null covers everything; otherwise the one course the grant is limited to. */
  grants: { role: StaffRole; scope: string | null }[];
  memberships: { organisationId: string; role: TeamRole }[];
  /** Set for people who teach. */
  instructorId: string | null;
}

/** May come behind the counter, for all of it or for the course of their grant. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.grants.some(({ role }) => role === 'admin' || role === 'coordinator');
}

/** May see every order with its money and mail, and every certificate; a grant for one course opens none of these. */
export function isCounterStaff(viewer: Viewer): boolean {
  return viewer.grants.some(({ role, scope }) => role !== 'trainer' && scope === null);
}

/** May say who works here, and may do all that the others may. */
export function isAdmin(viewer: Viewer): boolean {
  return viewer.grants.some(({ role, scope }) => role === 'admin' && scope === null);
}

/**
 * May see rosters and record attendance: of their own sessions, which each use case checks. Having taught is no right: it
 * ends with the grant.
 */
export function isTrainer(viewer: Viewer): boolean {
  return viewer.grants.some(({ role }) => role === 'trainer');
}

/** May book for the employer and change its team. */
export function canManageOrganisation(viewer: Viewer, organisationId: string): boolean {
  return viewer.memberships.some(
    ({ organisationId: id, role }) => id === organisationId && (role === 'owner' || role === 'booker'),
  );
}
