import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId, newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { NotYourTeam } from './organisation.ts';
import { findRole, lockOrganisation } from './organisation-queries.ts';
import { dropBoardsOnTheirWay } from './see-less.ts';
import { recordOfTeam } from './team-journal.ts';
import { type ShareScope, shareWords } from './team-share.ts';
import { endShare, findShare, insertShare } from './team-share-queries.ts';
import type { Viewer } from './viewer.ts';

type ShareWithTeamRefused = NotYourTeam;

/**
 * Lets those who book for one of the viewer's teams see so much of their continuing education, in the words that the page showed.
 * Another scope takes the place of the one before; the same again changes nothing.
 */
export async function shareWithTeam(
  services: Core,
  { organisationId, scope, by }: { organisationId: string; scope: ShareScope; by: Viewer },
): Promise<Result<undefined, ShareWithTeamRefused>> {
  if (!isId(organisationId)) return refuse('not-found');
  const { personId } = by;
  return inTransaction<Result<undefined, ShareWithTeamRefused>>(services.db, async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    const role = await findRole(trx, organisationId, personId);
    if (!organisation || !role) return refuse('not-found');
    const before = await findShare(trx, { organisationId, personId });
    if (before?.scope === scope) return ok();
    const at = services.clock.now();
    if (before) await endShare(trx, { organisationId, personId, endedAt: at, endReason: 'changed' });
    if (before?.scope === 'credits') await dropBoardsOnTheirWay(trx, organisationId);
    const wording = shareWords(organisation.name, scope);
    await insertShare(trx, { id: newId(), organisationId, personId, scope, wording, givenAt: at });
    await recordOfTeam(trx, { organisationId, personId, at }, 'sharing-allowed', { scope });
    return ok();
  });
}
