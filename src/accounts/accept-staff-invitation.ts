import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { InvitationRefused } from './accept-invitation.ts';
import { grantRole } from './grant-role.ts';
import { hashOf } from './secret.ts';
import { endStaffInvitations, findStaffInvitation } from './staff-invitation-queries.ts';
import type { StaffRole, Viewer } from './viewer.ts';

/** What the page behind the link of an invitation to work here shows. Accepting needs its button. */
export async function readStaffInvitation(
  { db, clock }: Core,
  { token, by }: { token: string; by: Viewer },
): Promise<Result<{ id: string; role: StaffRole }, InvitationRefused>> {
  const found = await findStaffInvitation(db, hashOf(token));
  if (!found || found.outcome === 'withdrawn') return refuse('invitation-over');
  if (found.email.toLowerCase() !== by.email.toLowerCase())
    return refuse('invitation-for-another', { email: found.email });
  if (found.outcome === 'accepted') return refuse('invitation-used');
  if (found.expiresAt <= clock.now()) return refuse('invitation-over');
  return ok({ id: found.id, role: found.role });
}

/**
 * Takes the right that the invitation is for. It works once: who was dismissed since is not let in again by it. The second
 * press of the button is no news for whoever works here.
 */
export async function acceptStaffInvitation(
  services: Core,
  { token, by }: { token: string; by: Viewer },
): Promise<Result<undefined, InvitationRefused>> {
  const shown = await readStaffInvitation(services, { token, by });
  if (!shown.ok) return shown.reason === 'invitation-used' && by.grants.length > 0 ? ok() : shown;
  const { id, role } = shown.value;
  return inTransaction<Result<undefined, InvitationRefused>>(services.db, async (trx) => {
    const at = services.clock.now();
    if (!(await endStaffInvitations(trx, { id }, 'accepted', at))) return refuse('invitation-over');
    const person = { id: by.personId, name: by.name };
    await grantRole(trx, { person, role, by: { kind: 'person', personId: by.personId }, at });
    return ok();
  });
}
