import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Page } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type GoNoGo, goNoGoOf } from './go-no-go.ts';
import { countedPage } from './counted-page.ts';
import type { SessionListFilter } from './session-list-filter.ts';
import { listSessionRows, type SessionRow } from './session-list-queries.ts';
import { type NotAllowed, sightOf } from './sight.ts';

export type SessionForStaff = Omit<SessionRow, 'total'> & { goNoGo: GoNoGo };

/** A page of the sessions that the viewer sees: a trainer their own, staff all. */
export async function listSessionsForStaff(
  services: Core,
  { viewer, filter }: { viewer: Viewer; filter: SessionListFilter },
): Promise<Result<Page<SessionForStaff>, NotAllowed>> {
  const sight = sightOf(viewer);
  if (!sight) return refuse('not-allowed');
  const now = services.clock.now();
  const rows = await listSessionRows(services.db, sight, filter, now);
  return ok(
    countedPage(
      rows.map((row) => ({ ...row, goNoGo: goNoGoOf(row, now) })),
      filter.page,
    ),
  );
}
