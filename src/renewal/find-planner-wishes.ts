import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { PlanWishes } from './plan-wishes.ts';
import { findKeptWishes } from './planner-wishes-queries.ts';

/** What the viewer asked the planner to keep; null when they never did, or had it forgotten. */
export async function findPlannerWishes(
  { db }: Pick<Core, 'db'>,
  { viewer }: { viewer: Pick<Viewer, 'personId'> },
): Promise<PlanWishes | null> {
  return findKeptWishes(db, viewer.personId);
}
