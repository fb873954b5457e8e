import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import type { LastOwner, NotOwner, NotYourTeam } from './organisation.ts';
import { countOtherOwners, deleteMember, endMembership, findRole } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import { endShare } from './team-share-queries.ts';
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
    await deleteMember(trx, organisationId, personId);
    const endedAt = services.clock.now();
    await endMembership(trx, { organisationId, personId, endedAt });
    await endShare(trx, { organisationId, personId, endedAt, endReason: 'left' });
    const who = { organisationId, personId: by.personId, at: endedAt };
    await recordOfTeam(trx, who, 'member-removed', { memberId: personId });
    return ok();
  });
}
