import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { listHeldDesignations, lockHolder, updateAward } from './holding-queries.ts';

export type ChangeAwardRefused = { reason: 'not-held' } | { reason: 'award-in-future' };

/** Corrects the day on which the viewer was awarded a designation. Cycles stay as they are: the learner enters those. */
export async function changeAward(
  services: Core,
  { by, heldId, awardedOn }: { by: Viewer; heldId: string; awardedOn: string },
): Promise<Result<undefined, ChangeAwardRefused>> {
  if (awardedOn > dateIn(officeZone, services.clock.now())) return refuse('award-in-future');
  return inTransaction<Result<undefined, ChangeAwardRefused>>(services.db, async (trx) => {
    await lockHolder(trx, by.personId);
    const held = await listHeldDesignations(trx, [by.personId]);
    if (!held.some(({ id }) => id === heldId)) return refuse('not-held');
    await updateAward(trx, heldId, awardedOn);
    return ok();
  });
}
