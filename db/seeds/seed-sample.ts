import { readFile } from 'node:fs/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#db/schema.ts';
import { dateIn, instantAt } from '#src/shared/dates.ts';
import { courseRows, type SeedDay } from './course-rows.ts';
import { heldCreditRows } from './held-credit.ts';
import { insertRows } from './insert-rows.ts';
import { peopleRows, personId, signIns } from './people-rows.ts';
import { sampleId } from './sample-ids.ts';
import { priceRows } from './price-rows.ts';
import { attendanceRows, completePastSeats } from './past-sessions.ts';
import { saleRows, salesUntil } from './sale-rows.ts';
import { dateSessions, sessionRows } from './session-rows.ts';
import { teamRows } from './team-rows.ts';

export { personId, signIns };

const terms = { id: sampleId('terms', '2026-11-01'), version: '2026-11-01' };

/** Somebody's real data is in this database; the sample does not belong there. */
export class NotASampleDatabase extends Error {
  constructor() {
    super('This database already has people who are not the sample. The sample is only for an empty database.');
  }
}

/**
 * Fills an empty database with the invented provider's catalogue, people and sales, dated from `now`. Gives false, and
 * changes nothing, when the sample is there already.
 */
export async function seedSample(db: Kysely<DB>, { now }: { now: Date }): Promise<boolean> {
  const day: SeedDay = {
    now,
    today: dateIn('Australia/Sydney', now),
    ago: (days) => new Date(now.getTime() - days * 86_400_000),
  };
  return db.transaction().execute(async (trx) => {
    // Two processes that start at once: the second waits, longer than a buyer would for a seat, then finds the sample.
    await sql`set local lock_timeout = '60s'`.execute(trx);
    await sql`select pg_advisory_xact_lock(hashtext('accrue sample'))`.execute(trx);
    if (await isSeeded(trx)) return false;
    await seed(trx, day);
    return true;
  });
}

async function isSeeded(trx: Transaction<DB>): Promise<boolean> {
  const people = trx.selectFrom('people').select('id');
  if (await people.where('id', '=', personId(signIns.learner.email)).executeTakeFirst()) return true;
  if (await people.limit(1).executeTakeFirst()) throw new NotASampleDatabase();
  return false;
}

async function seed(trx: Transaction<DB>, day: SeedDay): Promise<void> {
  const sessions = dateSessions(day);
  const body = await readFile(new URL('./terms/2026-11-01.md', import.meta.url), 'utf8');
  const publishedAt = instantAt(terms.version, '09:00', 'Australia/Sydney');
  await insertRows(trx, { termsVersions: [{ ...terms, body, publishedAt }] });
  await insertRows(trx, await peopleRows(day.now));
  await insertRows(trx, courseRows(day));
  await insertRows(trx, sessionRows(sessions, day));
  await insertRows(trx, priceRows(day));
  const sales = salesUntil(sessions, day);
  const sold = saleRows(sales, terms.id, day);
  await insertRows(trx, sold);
  // The next invoice continues where the sample's end.
  const lastNumber = sold.taxDocuments?.length ?? 0;
  await trx.updateTable('documentNumbers').set({ lastNumber }).where('series', '=', 'invoice').execute();
  await insertRows(trx, attendanceRows(sales, day));
  await completePastSeats(trx);
  await insertRows(trx, heldCreditRows(day));
  await insertRows(trx, teamRows(day));
}
