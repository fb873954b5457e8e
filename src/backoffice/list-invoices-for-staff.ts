import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listRefundsByBank } from '#src/payments/index.ts';
import { type Page, windowOf } from '#src/shared/paging.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { InvoiceListFilter } from './invoice-list-filter.ts';
import { listDebtRows, sumDebts } from './invoice-list-queries.ts';
import { countedPage, rowsPerPage } from './counted-page.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

/** Due within so many days counts as due soon. */
const soonDays = 7;

interface InvoicesForStaff extends Page<Awaited<ReturnType<typeof listDebtRows>>[number]> {
  sums: Awaited<ReturnType<typeof sumDebts>>;
  today: string;
}

/** Invoices and rests of deposits that are still to be paid, with what they come to. */
export async function listInvoicesForStaff(
  { db, clock }: Core,
  { viewer, filter }: { viewer: Viewer; filter: InvoiceListFilter },
): Promise<Result<InvoicesForStaff, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const today = dateIn(officeZone, clock.now());
  const days = { today, soon: addDays(today, soonDays) };
  const [rows, sums] = await Promise.all([listDebtRows(db, filter, days), sumDebts(db, days)]);
  return ok({ ...countedPage(rows, filter.page), sums, today });
}

type BankRefundForStaff = Awaited<ReturnType<typeof listRefundsByBank>>[number];

/** Money that staff are to send back by bank transfer. */
export async function listBankRefundsForStaff(
  { db }: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<Page<BankRefundForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const window = windowOf(page, rowsPerPage);
  return ok(countedPage(await listRefundsByBank(db, window), page));
}
