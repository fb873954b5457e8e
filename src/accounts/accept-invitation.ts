import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { endInvitation, findInvitation } from './organisation-invitation-queries.ts';
import { addMember, findRole, lockOrganisation } from './organisation-queries.ts';
import { hashOf } from './secret.ts';
import { recordOfTeam } from './team-journal.ts';
import type { TeamRole, Viewer } from './viewer.ts';

export type InvitationRefused =
  /** Too old, withdrawn, replaced by a newer one, or never there. */
  | { reason: 'invitation-over' }
  | { reason: 'invitation-used' }
  /** It was sent to another address than the one signed in with. */
  | { reason: 'invitation-for-another'; email: string };

interface InvitationShown {
  organisationId: string;
  organisationName: string;
  role: TeamRole;
}

/** What the page behind an invitation's link shows. Joining needs its button. */
export async function readInvitation(
  { db, clock }: Core,
  { token, by }: { token: string; by: Viewer },
): Promise<Result<InvitationShown, InvitationRefused>> {
  const found = await findInvitation(db, hashOf(token));
  if (!found || found.outcome === 'withdrawn') return refuse('invitation-over');
  if (found.email.toLowerCase() !== by.email.toLowerCase())
    return refuse('invitation-for-another', { email: found.email });
  if (found.outcome === 'accepted') return refuse('invitation-used');
  if (found.expiresAt <= clock.now()) return refuse('invitation-over');
  const { organisationId, organisationName, role } = found;
  return ok({ organisationId, organisationName, role });
}

/**
 * Joins the team that the invitation is for. Pressed twice, it is joined once; who is a member already keeps their role,
 * which is the one given back.
 */
export async function acceptInvitation(
  services: Core,
  { token, by }: { token: string; by: Viewer },
): Promise<Result<{ organisationId: string; role: TeamRole }, InvitationRefused>> {
  const shown = await readInvitation(services, { token, by });
  if (!shown.ok) return shown.reason === 'invitation-used' ? joinedBefore(services, token, by) : shown;
  const { organisationId, role } = shown.value;
  return inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    await lockOrganisation(trx, organisationId);
    const invitation = await findInvitation(trx, hashOf(token));
    if (!invitation || !(await endInvitation(trx, { id: invitation.id }, 'accepted', at)))
      return refuse('invitation-over');
    const joined = await addMember(trx, { organisationId, personId: by.personId, role, createdAt: at });
    if (joined) await recordOfTeam(trx, { organisationId, personId: by.personId, at }, 'member-joined', { role });
    return ok({ organisationId, role: (await findRole(trx, organisationId, by.personId)) ?? role });
  });
}

/** The second press of the button: no news for whoever is still on the team. */
async function joinedBefore({ db }: Core, token: string, by: Viewer) {
  const invitation = await findInvitation(db, hashOf(token));
  const role = invitation && (await findRole(db, invitation.organisationId, by.personId));
  return role ? ok({ organisationId: invitation.organisationId, role }) : refuse('invitation-used');
}
