import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listHeldDesignations, putAnnualFee } from './holding-queries.ts';
import { listCycleGroups } from './requirement-queries.ts';

export type SetAnnualFeeRefused = { reason: 'not-held' };

/** Notes the day on which the viewer's yearly fee to a body is due, as their invoice says; null forgets it. */
export async function setAnnualFee(
  services: Core,
  { by, bodyId, dueOn }: { by: Viewer; bodyId: string; dueOn: string | null },
): Promise<Result<undefined, SetAnnualFeeRefused>> {
  return inTransaction<Result<undefined, SetAnnualFeeRefused>>(services.db, async (trx) => {
    const held = await listHeldDesignations(trx, [by.personId]);
    const groups = await listCycleGroups(
      trx,
      held.flatMap(({ cycleGroupId }) => cycleGroupId ?? []),
    );
    if (!groups.some((group) => group.bodyId === bodyId)) return refuse('not-held');
    await putAnnualFee(trx, { personId: by.personId, bodyId, dueOn });
    return ok();
  });
}
