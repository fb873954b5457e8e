import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { actorOf, type AdminGuard, type Appointer, asAdmin } from './as-admin.ts';
import { addGrant, addInstructor, countOtherAdmins, deleteGrant, findGrant } from './staff-grant-queries.ts';
import type { StaffGrant } from './staff-grant-queries.ts';
import { endStaffInvitations } from './staff-invitation-queries.ts';
import type { StaffRole } from './viewer.ts';

type ChangeStaffRoleRefused =
  | { reason: 'not-allowed' }
  /** Somebody must be left who can say who works here. */
  | { reason: 'last-admin' };

interface Change {
  /** The right that ends. */
  grantId: string;
  /** What they are instead; null dismisses them from it. */
  role: StaffRole | null;
  by: Appointer;
}

/**
 * Puts another right in the place of one, or takes it away. It holds from their next page on: rights are read anew for each.
 * The last administrator stays one. What an administrator had invited to ends with their right, and so does an invitation to
 * whoever is changed. Twice changes nothing.
 */
export async function changeStaffRole(
  services: Pick<Core, 'db' | 'clock'>,
  { grantId, role, by }: Change,
  guard?: AdminGuard,
): Promise<Result<{ changed: boolean }, ChangeStaffRoleRefused>> {
  return asAdmin<Result<{ changed: boolean }, ChangeStaffRoleRefused>>(
    services,
    by,
    async (trx) => {
      const grant = isId(grantId) ? await findGrant(trx, grantId) : undefined;
      if (!grant || grant.role === role) return ok({ changed: false });
      const { personId, email, scope } = grant;
      const wasAdmin = grant.role === 'admin' && scope === null;
      if (wasAdmin && (await countOtherAdmins(trx, personId)) === 0) return refuse('last-admin');
      const at = services.clock.now();
      if (wasAdmin) await endStaffInvitations(trx, { invitedBy: personId }, 'withdrawn', at);
      // One that they never answered, because they were appointed meanwhile, would let them in again.
      await endStaffInvitations(trx, { email }, 'withdrawn', at);
      await replace(trx, grant, role, at);
      await recordInJournal(trx, {
        ...{ at, by: actorOf(by), subject: { type: 'person', id: personId } },
        action: role ? 'staff.role-changed' : 'staff.dismissed',
        facts: role ? { from: grant.role, to: role, courseId: scope } : { role: grant.role, courseId: scope },
      });
      return ok({ changed: true });
    },
    guard,
  );
}

async function replace(trx: Trx, grant: StaffGrant, role: StaffRole | null, at: Date): Promise<void> {
  const { id, personId, personName, scope } = grant;
  await deleteGrant(trx, id);
  if (role === 'trainer') await addInstructor(trx, { id: personId, name: personName, at });
  if (role) await addGrant(trx, { personId, role, scope, createdAt: at });
}
