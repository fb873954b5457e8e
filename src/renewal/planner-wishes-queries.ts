import type { Db } from '#src/database.ts';
import { anyWishes, type PlanWishes } from './plan-wishes.ts';

/** What this person told the planner and asked to keep. */
export async function findKeptWishes(db: Db, personId: string): Promise<PlanWishes | null> {
  const kept = await db
    .selectFrom('plannerWishes')
    .select(['postcode', 'maxKm', 'budgetCents', 'kinds', 'onlineOnly'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  return kept ? { ...kept, kinds: anyWishes.kinds.filter((kind) => kept.kinds.includes(kind)) } : null;
}

/** Keeps the wishes in place of what was kept before. */
export async function putWishes(
  db: Db,
  { personId, wishes, keptAt }: { personId: string; wishes: PlanWishes; keptAt: Date },
): Promise<void> {
  const columns = { ...wishes, keptAt };
  await db
    .insertInto('plannerWishes')
    .values({ personId, ...columns })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(columns))
    .execute();
}

export async function deleteWishes(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('plannerWishes').where('personId', '=', personId).execute();
}
