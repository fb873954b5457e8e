import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { LastOwner } from './organisation.ts';
import { countOtherOwners, findRole, lockOrganisation } from './organisation-queries.ts';
import { takeOffTeam } from './see-less.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

/** Leaves a team of one's own will. The last owner stays until there is another; who has left already is no news. */
export async function leaveOrganisation(
  services: Core,
  { organisationId, by }: { organisationId: string; by: Viewer },
): Promise<Result<undefined, LastOwner>> {
  if (!isId(organisationId)) return ok();
  return inTransaction(services.db, async (trx) => {
    await lockOrganisation(trx, organisationId);
    const role = await findRole(trx, organisationId, by.personId);
    if (!role) return ok();
    if (role === 'owner' && (await countOtherOwners(trx, organisationId, by.personId)) === 0)
      return refuse('last-owner');
    const endedAt = services.clock.now();
    await takeOffTeam(trx, { organisationId, personId: by.personId, endedAt });
    await recordOfTeam(trx, { organisationId, personId: by.personId, at: endedAt }, 'member-left');
    return ok();
  });
}
