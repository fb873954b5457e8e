import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { findWhereItHolds, isLimitGone } from './price-rule-queries.ts';
import { faultInVoucher, type VoucherDetails, type VoucherDetailsRefused, voucherInstants } from './voucher-details.ts';
import { insertVoucher, isCodeTaken, isVoucherId } from './voucher-queries.ts';

type AddVoucherRefused =
  | { reason: 'not-allowed' }
  | VoucherDetailsRefused
  | { reason: 'choice-gone' }
  /** Also when the voucher that has it is switched off: a code means one thing for ever. */
  | { reason: 'code-taken' };

interface NewVoucher {
  /** Made with the form, so that one form sent twice makes one voucher. */
  voucherId?: string;
  details: VoucherDetails;
  by: Viewer;
}

/** Adds a voucher. It is never edited: staff switch it off and add another. */
export async function addVoucher(
  services: Core,
  { voucherId = newId(), details, by }: NewVoucher,
): Promise<Result<{ voucherId: string }, AddVoucherRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const at = services.clock.now();
  const fault = faultInVoucher(details, dateIn(officeZone, at));
  if (fault) return { ok: false, ...fault };
  const holds = await findWhereItHolds(services.db, details);
  if (!holds) return refuse('choice-gone');
  const { percent, amountCents, sessionId, maxUses, maxUsesPerPerson, note } = details;
  const limits = { percent, amountCents, courseId: holds.courseId, sessionId, maxUses, maxUsesPerPerson };
  const code = (details.code ?? newReference('V')).toUpperCase();
  try {
    return await inTransaction(services.db, async (trx) => {
      const row = { id: voucherId, code, ...limits, ...voucherInstants(details), note };
      const added = await insertVoucher(trx, { ...row, createdBy: by.personId, createdAt: at });
      // A code is as good as money, so the journal does not hold it.
      if (added)
        await recordInJournal(trx, {
          at,
          by: { kind: 'person', personId: by.personId },
          action: 'voucher.added',
          subject: { type: 'voucher', id: voucherId },
          facts: limits,
        });
      return ok({ voucherId });
    });
  } catch (error) {
    if (isLimitGone(error)) return refuse('choice-gone');
    if (!isCodeTaken(error)) throw error;
    // The same form twice at once: the other one has made it.
    return (await isVoucherId(services.db, voucherId)) ? ok({ voucherId }) : refuse('code-taken');
  }
}
