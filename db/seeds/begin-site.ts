import { readFile } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { creditBodies, creditTypes, designations } from './credit-rows.ts';
import { creditCategories, creditRequirements, cycleGroups, requirementMinima } from './requirement-rows.ts';

/** The terms that come with the project. Have them read by somebody who knows the law before you sell by them. */
const ownTerms = new URL('./terms/2026-11-01.md', import.meta.url);

const tables = {
  creditBodies,
  creditTypes,
  creditCategories,
  cycleGroups,
  designations,
  creditRequirements,
  requirementMinima,
} as const;

/**
 * What a real site begins with: credit bodies with their units, designations and rules as they were read in November 2026, and
 * terms to sell by. Adds what is not there and changes nothing that is. Terms from a file become the version of `today`.
 * Gives how many rows came in.
 */
export async function beginSite(
  db: Db,
  { now, today, termsFile = null }: { now: Date; today: string; termsFile?: string | null },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let added = 0;
    for (const [table, rows] of Object.entries(tables) as [keyof typeof tables, object[]][]) {
      const written = await trx
        .insertInto(table)
        .values(rows as never)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(written.numInsertedOrUpdatedRows ?? 0);
    }
    return added + (await addTerms(trx, { now, today, termsFile }));
  });
}

async function addTerms(
  trx: Transaction<DB>,
  { now, today, termsFile }: { now: Date; today: string; termsFile: string | null },
): Promise<number> {
  const known = await trx.selectFrom('termsVersions').select('id').limit(1).executeTakeFirst();
  if (known && termsFile === null) return 0;
  const body = await readFile(termsFile ?? ownTerms, 'utf8');
  const version = { id: newId(), version: today, body, publishedAt: now };
  const written = await trx
    .insertInto('termsVersions')
    .values(version)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0);
}
