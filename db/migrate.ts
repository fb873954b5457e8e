import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Names of all migrations, oldest first. */
export const migrationNames = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'))
  .toSorted();

const provider = {
  async getMigrations(): Promise<Record<string, Migration>> {
    const loaded = migrationNames.map(async (name) => {
      const file = pathToFileURL(path.join(folder, `${name}.ts`));
      return [name, (await import(/* @vite-ignore */ file.href)) as Migration] as const;
    });
    return Object.fromEntries(await Promise.all(loaded));
  },
};

/**
 * Brings the database to the newest shape; running it again changes nothing, and two processes at once wait for each
 * other. Gives the names of what was applied; throws with the failing migration's name, having applied none of it.
 */
export async function migrateToLatest<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === 'Error');
    throw new Error(`Migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  }
  return results.map((result) => result.migrationName);
}
