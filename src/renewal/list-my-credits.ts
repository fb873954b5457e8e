import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { type CreditTotal, type LedgerEntry, listCreditTotals, listLedgerEntries } from './ledger-queries.ts';

const perPage = 20;

/** The viewer's ledger: every credit entry, the latest first, and what all of them add up to. */
export async function listMyCredits(
  { db }: Core,
  { viewer, page }: { viewer: Viewer } & PageRequest,
): Promise<{ totals: CreditTotal[]; entries: Page<LedgerEntry> }> {
  const [totals, entries] = await Promise.all([
    listCreditTotals(db, viewer.personId),
    listLedgerEntries(db, viewer.personId, windowOf(page, perPage)),
  ]);
  return { totals, entries: pageOf<LedgerEntry>(entries, { page, perPage, count: entries[0]?.count ?? 0 }) };
}
