import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listOpenCorrections } from './correction-queries.ts';

/** What learners ask to have corrected and nobody has decided, the oldest first, at most 50. None for others than staff. */
export async function listCorrectionRequests(
  { db }: Core,
  { viewer }: { viewer: Viewer },
): Promise<Awaited<ReturnType<typeof listOpenCorrections>>> {
  return isCounterStaff(viewer) ? listOpenCorrections(db) : [];
}
