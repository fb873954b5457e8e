import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import { type LastOwner, maySeeMoney, type NotOwner, type NotYourTeam } from './organisation.ts';
import { countOtherOwners, endMembership, findRole, setRole } from './organisation-queries.ts';
import { stopBoardMail } from './see-less.ts';
import { recordOfTeam } from './team-journal.ts';
import type { TeamRole, Viewer } from './viewer.ts';

/** Gives a member another role. The last owner stays one. */
export async function changeMemberRole(
  services: Core,
  { organisationId, personId, role, by }: { organisationId: string; personId: string; role: TeamRole; by: Viewer },
): Promise<Result<undefined, NotOwner | NotYourTeam | LastOwner>> {
  return asOwner(services, { organisationId, by }, async (trx) => {
    const before = isId(personId) && (await findRole(trx, organisationId, personId));
    if (!before) return refuse('not-found');
    if (before === role) return ok();
    if (before === 'owner' && (await countOtherOwners(trx, organisationId, personId)) === 0)
      return refuse('last-owner');
    await setRole(trx, organisationId, personId, role);
    const at = services.clock.now();
    if (before === 'owner') await stopBoardMail(trx, { organisationId, personId });
    if (!maySeeMoney(role)) await endMembership(trx, { organisationId, personId, endedAt: at });
    const who = { organisationId, personId: by.personId, at };
    await recordOfTeam(trx, who, 'role-changed', { memberId: personId, from: before, to: role });
    return ok();
  });
}
