import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import type { NotOwner, NotYourTeam } from './organisation.ts';
import { endInvitation, findOrganisationOfInvitation } from './organisation-invitation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

/** Makes an invitation's link lead nowhere. One that has ended stays as it ended. */
export async function withdrawInvitation(
  services: Core,
  { invitationId, by }: { invitationId: string; by: Viewer },
): Promise<Result<{ organisationId: string }, NotOwner | NotYourTeam>> {
  const organisationId = isId(invitationId) && (await findOrganisationOfInvitation(services.db, invitationId));
  if (!organisationId) return refuse('not-found');
  return asOwner(services, { organisationId, by }, async (trx) => {
    const at = services.clock.now();
    if (await endInvitation(trx, { id: invitationId }, 'withdrawn', at))
      await recordOfTeam(trx, { organisationId, personId: by.personId, at }, 'invitation-withdrawn');
    return ok({ organisationId });
  });
}
