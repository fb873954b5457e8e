import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { lockVouchers, stopVoucher } from './voucher-queries.ts';

type SwitchOffVoucherRefused = { reason: 'not-allowed' } | { reason: 'not-found' };

/** Ends a voucher: seats that used it keep their price, and nobody can use it any more. One that is off stays off. */
export async function switchOffVoucher(
  services: Core,
  { voucherId, by }: { voucherId: string; by: Viewer },
): Promise<Result<{ changed: boolean }, SwitchOffVoucherRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return inTransaction(services.db, async (trx) => {
    const [voucher] = isId(voucherId) ? await lockVouchers(trx, [voucherId]) : [];
    if (!voucher) return refuse('not-found');
    if (!voucher.active) return ok({ changed: false });
    await stopVoucher(trx, voucherId);
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'voucher.switched-off',
      subject: { type: 'voucher', id: voucherId },
      facts: {},
    });
    return ok({ changed: true });
  });
}
