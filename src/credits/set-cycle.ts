import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type CycleDatesRefused, cycleOfDates } from './cycle-dates.ts';
import { listCycles, listHeldDesignations, lockHolder, overlapsAnotherCycle, putCycle } from './holding-queries.ts';
import { listRequirements } from './requirement-queries.ts';

export type SetCycleRefused = { reason: 'not-held' } | { reason: 'cycle-overlaps' } | CycleDatesRefused;

interface CycleWish {
  by: Viewer;
  /** Made by the form for a new cycle. */
  cycleId: string;
  cycleGroupId: string;
  startsOn: string;
  /** Null: as long as the requirement says. */
  endsOn: string | null;
  /** Exact decimal by the body's own word; null: reckoned from the cycle before. */
  carriedIn: string | null;
}

/** Writes a cycle of the viewer's, a new one or another in its place, with the days that the body's profile shows. */
export async function setCycle(services: Core, wish: CycleWish): Promise<Result<undefined, SetCycleRefused>> {
  const { by, cycleId, cycleGroupId, carriedIn, ...typed } = wish;
  return inTransaction<Result<undefined, SetCycleRefused>>(services.db, async (trx) => {
    await lockHolder(trx, by.personId);
    const held = await listHeldDesignations(trx, [by.personId]);
    if (!held.some((each) => each.cycleGroupId === cycleGroupId)) return refuse('not-held');
    const dates = cycleOfDates(typed, await listRequirements(trx, [cycleGroupId]));
    if (!dates.ok) return dates;
    const own = (await listCycles(trx, [by.personId])).find(({ id }) => id === cycleId);
    if (own && own.cycleGroupId !== cycleGroupId) return refuse('not-held');
    const row = { personId: by.personId, cycleGroupId, carriedIn, recordedAt: services.clock.now() };
    const written = await putCycle(trx, { ...row, ...dates.value, id: cycleId });
    return written ? ok() : refuse('not-held');
  }).catch((error: unknown) => {
    if (overlapsAnotherCycle(error)) return refuse('cycle-overlaps');
    throw error;
  });
}
