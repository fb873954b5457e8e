import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok } from '#src/shared/result.ts';
import { deleteCyclesOfGroup, deleteHeldDesignation, listHeldDesignations, lockHolder } from './holding-queries.ts';

/**
 * Takes a designation off the viewer's list, with the cycles of its group when it was the last of them. Credit stays. One
 * that is not on the list (any more) changes nothing.
 */
export async function dropDesignation(services: Core, { by, heldId }: { by: Viewer; heldId: string }): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await lockHolder(trx, by.personId);
    const held = await listHeldDesignations(trx, [by.personId]);
    const dropped = held.find(({ id }) => id === heldId);
    if (!dropped) return ok();
    const { cycleGroupId, designationId } = dropped;
    await deleteHeldDesignation(trx, heldId);
    const isLast = !held.some((each) => each !== dropped && each.cycleGroupId === cycleGroupId);
    if (cycleGroupId && isLast) await deleteCyclesOfGroup(trx, by.personId, cycleGroupId);
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'designation.dropped',
      subject: { type: 'person', id: by.personId },
      facts: { designationId },
    });
    return ok();
  });
}
