import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok } from '#src/shared/result.ts';
import { deleteCycle } from './holding-queries.ts';

/** Takes a cycle off the viewer's list. Credit stays; a cycle that is not theirs, or gone, changes nothing. */
export async function removeCycle({ db }: Core, { by, cycleId }: { by: Viewer; cycleId: string }): Promise<void> {
  await inTransaction(db, async (trx) => {
    await deleteCycle(trx, { personId: by.personId, cycleId });
    return ok();
  });
}
