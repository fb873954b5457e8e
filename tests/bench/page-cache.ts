import { seedSample } from '#db/seeds/seed-sample.ts';
import { connectDatabase } from '#src/database.ts';
import { withMigratedDatabase } from '#src/sandbox/migrated-database.ts';
import type { Figure } from './figure.ts';
import { keptPage } from './kept-page.ts';

/** `/courses`, the public page that is asked for most, with the sample catalogue. */
export async function pageCache(): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withMigratedDatabase(async (databaseUrl) => {
    const db = connectDatabase({ connectionString: databaseUrl });
    await seedSample(db, { now: new Date() });
    await db.destroy();
    figures = await keptPage({ databaseUrl, path: '/courses', name: '/courses' });
  });
  return figures;
}
