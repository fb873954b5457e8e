import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { pageOf, type PageOf } from './page-of.ts';
import type { PriceRuleFilter } from './price-list-filter.ts';
import { listPriceRuleRows } from './price-list-queries.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

export type PriceRuleForStaff = Omit<Awaited<ReturnType<typeof listPriceRuleRows>>[number], 'total'>;

/** Price rules for staff, those in force first, a page at a time. */
export async function listPriceRulesForStaff(
  { db }: Core,
  { viewer, filter }: { viewer: Viewer; filter: PriceRuleFilter },
): Promise<Result<PageOf<PriceRuleForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  return ok(pageOf(await listPriceRuleRows(db, filter), filter.page));
}
