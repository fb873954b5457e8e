import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayChangeTeam, maySeeMoney, maySeeTeam, type NotYourTeam } from './organisation.ts';
import { listOpenInvitations } from './organisation-invitation-queries.ts';
import { findOrganisation, listMembers, type Organisation } from './organisation-queries.ts';
import type { TeamRole, Viewer } from './viewer.ts';

const perPage = 50;

export interface Team {
  organisation: Organisation;
  role: TeamRole;
  mayChange: boolean;
  maySeeMoney: boolean;
}

/** One of the viewer's organisations: the one that is asked for, or else the first that they see anything of. */
export async function findTeam(
  { db }: Core,
  { viewer, organisationId }: { viewer: Viewer; organisationId: string | null },
): Promise<Result<Team, NotYourTeam>> {
  const seen = viewer.memberships.filter(({ role }) => maySeeTeam(role));
  const id = organisationId ?? seen[0]?.organisationId ?? '';
  const role = seen.find((membership) => membership.organisationId === id)?.role;
  const organisation = role && isId(id) ? await findOrganisation(db, id) : undefined;
  if (!role || !organisation) return refuse('not-found');
  return ok({ organisation, role, mayChange: mayChangeTeam(role), maySeeMoney: maySeeMoney(role) });
}

interface TeamMember {
  personId: string;
  name: string;
  /** Null for those who only look: a colleague's address is told to whoever books for them. */
  email: string | null;
  role: TeamRole;
}

interface TeamMembers extends Team {
  members: Page<TeamMember>;
  /** Only for owners. */
  invitations: { id: string; email: string; role: TeamRole; expiresAt: Date; isOver: boolean }[];
}

/** Who is on the team, and for its owners who has been invited. */
export async function findTeamMembers(
  services: Core,
  { page, ...asked }: { viewer: Viewer; organisationId: string | null } & PageRequest,
): Promise<Result<TeamMembers, NotYourTeam>> {
  const team = await findTeam(services, asked);
  if (!team.ok) return team;
  const { db, clock } = services;
  const { organisation, mayChange } = team.value;
  const [rows, open] = await Promise.all([
    listMembers(db, organisation.id, windowOf(page, perPage)),
    mayChange ? listOpenInvitations(db, organisation.id) : [],
  ]);
  const members = rows.map(({ personId, name, email, role }) => ({
    ...{ personId, name, role },
    email: team.value.maySeeMoney ? email : null,
  }));
  const now = clock.now();
  return ok({
    ...team.value,
    members: pageOf(members, { page, perPage, count: rows[0]?.total ?? 0 }),
    invitations: open.map(({ createdAt: _, ...invitation }) => ({
      ...invitation,
      isOver: invitation.expiresAt <= now,
    })),
  });
}
