import type { Core } from '#src/core.ts';
import { deleteNotesOfThePast } from './seat-note-queries.ts';

/**
 * Deletes dietary and access notes once their session has ended or nobody has the seat any more: they are sensitive, and kept
 * no longer than they are of use (Australian Privacy Principle 11.2).
 */
export async function purgeSeatNotes({ db, clock, log }: Core): Promise<void> {
  const purged = await deleteNotesOfThePast(db, clock.now());
  if (purged > 0) log.info({ purged }, 'notes of past seats were deleted');
}
