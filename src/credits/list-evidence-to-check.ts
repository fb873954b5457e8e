import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { ok, refuse } from '#src/shared/result.ts';
import { listUncheckedEntries } from './checking-queries.ts';

const perPage = 25;

/** Credit from elsewhere that learners sent evidence for and nobody has looked at, the longest waiting first. For staff. */
export async function listEvidenceToCheck({ db }: Core, { viewer, page }: { viewer: Viewer } & PageRequest) {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const entries = await listUncheckedEntries(db, windowOf(page, perPage));
  return ok(pageOf(entries, { page, perPage, count: entries[0]?.count ?? 0 }));
}
