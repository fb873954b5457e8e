import type { Insertable, Transaction } from 'kysely';
import type { DB } from '#db/schema.ts';

/** Rows of many tables, to be inserted in the order in which the tables are named. */
export type Rows = { [Table in keyof DB]?: Insertable<DB[Table]>[] };

// PostgreSQL takes 65,535 parameters in one statement; no table here has a hundred columns.
const rowsAtOnce = 500;

/** Inserts everything, a few statements a table. */
export async function insertRows(trx: Transaction<DB>, rows: Rows): Promise<void> {
  for (const [table, all] of Object.entries(rows) as [keyof DB, Insertable<DB[keyof DB]>[]][]) {
    for (let start = 0; start < all.length; start += rowsAtOnce) {
      await trx
        .insertInto(table)
        .values(all.slice(start, start + rowsAtOnce))
        .execute();
    }
  }
}
