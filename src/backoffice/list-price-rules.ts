import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Page } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countedPage } from './counted-page.ts';
import type { PriceRuleFilter } from './price-list-filter.ts';
import { listPriceRuleRows } from './price-list-queries.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

export type PriceRuleForStaff = Omit<Awaited<ReturnType<typeof listPriceRuleRows>>[number], 'total'>;

/** Price rules for staff, those in force first, a page at a time. */
export async function listPriceRulesForStaff(
  { db }: Core,
  { viewer, filter }: { viewer: Viewer; filter: PriceRuleFilter },
): Promise<Result<Page<PriceRuleForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  return ok(countedPage(await listPriceRuleRows(db, filter), filter.page));
}
