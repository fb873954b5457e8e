import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayEdit } from './may-edit.ts';
import { listVenueRows, type VenueSummary } from './venue-queries.ts';

const perPage = 50;

/** Venues for staff, a page at a time. */
export async function listVenuesForStaff(
  { db, clock }: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<Page<VenueSummary>, { reason: 'not-allowed' }>> {
  if (!mayEdit(viewer, null)) return refuse('not-allowed');
  const rows = await listVenueRows(db, { text, ...windowOf(page, perPage), now: clock.now() });
  return ok(pageOf<VenueSummary>(rows, { page, perPage, count: rows[0]?.total ?? 0 }));
}
