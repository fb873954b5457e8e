import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import type { LastOwner, NotOwner, NotYourTeam } from './organisation.ts';
import { countOtherOwners, findRole } from './organisation-queries.ts';
import { takeOffTeam } from './see-less.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

/** Takes a member off the team. Their seats stay theirs; who has gone already is no news. */
export async function removeMember(
  services: Core,
  { organisationId, personId, by }: { organisationId: string; personId: string; by: Viewer },
): Promise<Result<undefined, NotOwner | NotYourTeam | LastOwner>> {
  return asOwner(services, { organisationId, by }, async (trx) => {
    const role = isId(personId) ? await findRole(trx, organisationId, personId) : undefined;
    if (!role) return ok();
    if (role === 'owner' && (await countOtherOwners(trx, organisationId, personId)) === 0) return refuse('last-owner');
    const endedAt = services.clock.now();
    await takeOffTeam(trx, { organisationId, personId, endedAt });
    const who = { organisationId, personId: by.personId, at: endedAt };
    await recordOfTeam(trx, who, 'member-removed', { memberId: personId });
    return ok();
  });
}
