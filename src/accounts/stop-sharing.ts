import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { lockOrganisation } from './organisation-queries.ts';
import { dropBoardsOnTheirWay } from './see-less.ts';
import { recordOfTeam } from './team-journal.ts';
import { endShare } from './team-share-queries.ts';
import type { Viewer } from './viewer.ts';

/** From now on the team sees nothing of the viewer's continuing education. Who shares nothing is no news. */
export async function stopSharing(
  services: Core,
  { organisationId, by }: { organisationId: string; by: Viewer },
): Promise<void> {
  if (!isId(organisationId)) return;
  const { personId } = by;
  await inTransaction(services.db, async (trx) => {
    // As whoever changes the scope does: beside them the row to end would be one that has just ended.
    await lockOrganisation(trx, organisationId);
    const at = services.clock.now();
    const ended = await endShare(trx, { organisationId, personId, endedAt: at, endReason: 'withdrawn' });
    if (!ended) return ok();
    await dropBoardsOnTheirWay(trx, organisationId);
    await recordOfTeam(trx, { organisationId, personId, at }, 'sharing-ended');
    return ok();
  });
}
