import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { deleteUnusedFiles } from './lesson-file-queries.ts';

/** As long as somebody may take to fill in the rest of a lesson whose file has come already. */
const graceMinutes = 24 * 60;

/**
 * Removes files that no lesson shows: replaced ones, those of lessons that were never saved, and what is left of an upload
 * whose process was ended. A lesson that was taken out of its course keeps its file, as the record of what was shown.
 */
export async function forgetUnusedFiles({ db, clock }: Pick<Core, 'db' | 'clock'>): Promise<void> {
  await deleteUnusedFiles(db, addMinutes(clock.now(), -graceMinutes));
}
