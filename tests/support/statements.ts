import type { KyselyPlugin } from 'kysely';
import type { Db } from '#src/database.ts';

/** How many statements the work sends through the connection it is given; beginning and ending a transaction are not counted. */
export async function countStatements(db: Db, work: (counted: Db) => Promise<unknown>): Promise<number> {
  let statements = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(db.withPlugin(plugin));
  return statements;
}
