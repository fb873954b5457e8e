import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Page } from '#src/shared/paging.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { historyOf } from './list-history.ts';
import { countedPage } from './counted-page.ts';
import type { VoucherFilter } from './price-list-filter.ts';
import { findVoucherRow, listVoucherRows, listVoucherSeats } from './price-list-queries.ts';
import { mayUseCounter, type NotAllowed, type NotFound } from './sight.ts';

export type VoucherForStaff = NonNullable<Awaited<ReturnType<typeof findVoucherRow>>>;

/** Vouchers for staff, each with the seats that use it now, a page at a time. */
export async function listVouchersForStaff(
  { db, clock }: Core,
  { viewer, filter }: { viewer: Viewer; filter: VoucherFilter },
): Promise<Result<Page<VoucherForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  return ok(countedPage(await listVoucherRows(db, filter, clock.now()), filter.page));
}

type VoucherStory = Awaited<ReturnType<typeof storyOf>> & { voucher: VoucherForStaff };

/** One voucher with the seats that were taken with it. */
export async function findVoucherForStaff(
  services: Core,
  { viewer, voucherId, page }: { viewer: Viewer; voucherId: string; page: number },
): Promise<Result<VoucherStory, NotAllowed | NotFound>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const voucher = isId(voucherId) ? await findVoucherRow(services.db, voucherId, services.clock.now()) : undefined;
  return voucher ? ok({ voucher, ...(await storyOf(services, voucherId, page)) }) : refuse('not-found');
}

async function storyOf({ db, clock }: Core, voucherId: string, page: number) {
  const [seats, history] = await Promise.all([
    listVoucherSeats(db, voucherId, { page, now: clock.now() }),
    historyOf(db, [{ type: 'voucher', id: voucherId }]),
  ]);
  return { seats: countedPage(seats, page), history };
}
