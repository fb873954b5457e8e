import { migrationNames } from '#db/migrate.ts';
import type { Core } from '#src/core.ts';
import { readReadiness } from './readiness-queries.ts';

/** A worker that has been silent for so long is taken for dead; it beats every minute. */
const longestSilenceMs = 3 * 60_000;

/** What keeps the site from doing its work, in words for whoever runs it; empty when nothing does. */
export async function findProblems({ db, clock, log }: Core): Promise<string[]> {
  try {
    const { workerSeenAt, migrations } = await readReadiness(db);
    const missing = migrationNames.filter((name) => !migrations.includes(name));
    const silent = !workerSeenAt || clock.now().getTime() - workerSeenAt.getTime() > longestSilenceMs;
    return [
      ...(missing.length ? [`database: ${missing.length} migrations are missing; run npm run db:migrate`] : []),
      ...(silent ? ['worker: none has been seen in the last three minutes'] : []),
    ];
  } catch (error) {
    log.warn({ error }, 'not ready');
    return ['database: no answer'];
  }
}
