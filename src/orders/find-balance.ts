import { isCounterStaff, maySeeMoney, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type BalanceOwner, countBalanceEntries, listBalanceEntries, sumBalance } from './balance-queries.ts';

const perPage = 20;

export interface Balance {
  /** What is kept for later; it does not expire. */
  cents: number;
  entries: Page<Awaited<ReturnType<typeof listBalanceEntries>>[number]>;
}

/** A balance with its history, for the person it belongs to, the owners and bookers of its organisation, and staff. */
export async function findBalance(
  { db }: Core,
  { viewer, owner, page }: { viewer: Viewer; owner: BalanceOwner } & PageRequest,
): Promise<Result<Balance, { reason: 'not-found' }>> {
  if (!isCounterStaff(viewer) && !maySpend(viewer, owner)) return refuse('not-found');
  const [cents, count, entries] = await Promise.all([
    sumBalance(db, owner),
    countBalanceEntries(db, owner),
    listBalanceEntries(db, owner, windowOf(page, perPage)),
  ]);
  return ok({ cents, entries: pageOf(entries, { page, perPage, count }) });
}

/** Whether this balance is the viewer's to use: their own, or that of an organisation they book for. */
export function maySpend({ personId, memberships }: Viewer, owner: BalanceOwner): boolean {
  if ('personId' in owner) return owner.personId === personId;
  return memberships.some(({ organisationId, role }) => organisationId === owner.organisationId && maySeeMoney(role));
}
