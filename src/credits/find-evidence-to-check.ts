import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse } from '#src/shared/result.ts';
import { findEntryWithEvidence } from './checking-queries.ts';

/** One entry from elsewhere with its evidence and what staff said of it, if they have. For staff. */
export async function findEvidenceToCheck({ db }: Core, { viewer, entryId }: { viewer: Viewer; entryId: string }) {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const entry = isId(entryId) ? await findEntryWithEvidence(db, entryId) : undefined;
  return entry ? ok(entry) : refuse('no-such-entry');
}
