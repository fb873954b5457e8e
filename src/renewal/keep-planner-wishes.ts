import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { PlanWishes } from './plan-wishes.ts';
import { deleteWishes, putWishes } from './planner-wishes-queries.ts';

/** Keeps the viewer's postcode, limits and kinds for the next time, or forgets what was kept: null. */
export async function keepPlannerWishes(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  { by, wishes }: { by: Viewer; wishes: PlanWishes | null },
): Promise<void> {
  if (wishes) await putWishes(db, { personId: by.personId, wishes, keptAt: clock.now() });
  else await deleteWishes(db, by.personId);
}
