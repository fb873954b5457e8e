import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import { recordOfTeam } from './team-journal.ts';
import { endShare } from './team-share-queries.ts';
import type { Viewer } from './viewer.ts';

/** From now on the team sees nothing of the viewer's continuing education. Who shares nothing is no news. */
export async function stopSharing(
  services: Core,
  { organisationId, by }: { organisationId: string; by: Viewer },
): Promise<void> {
  if (!isId(organisationId)) return;
  const at = services.clock.now();
  const { personId } = by;
  await inTransaction(services.db, async (trx) => {
    const ended = await endShare(trx, { organisationId, personId, endedAt: at, endReason: 'withdrawn' });
    if (ended) await recordOfTeam(trx, { organisationId, personId, at }, 'sharing-ended');
    return ok();
  });
}
