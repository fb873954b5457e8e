import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { putRenewalsEmail } from './requirement-writing-queries.ts';

export type SetRenewalsEmailRefused = { reason: 'not-allowed' } | { reason: 'no-such-body' };

/** Staff write down where a body takes evidence, by its own pages; null for not known. The same again changes nothing. */
export async function setRenewalsEmail(
  { db, clock }: Core,
  { by, bodyId, email }: { by: Viewer; bodyId: string; email: string | null },
): Promise<Result<undefined, SetRenewalsEmailRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return inTransaction<Result<undefined, SetRenewalsEmailRefused>>(db, async (trx) => {
    const before = await putRenewalsEmail(trx, bodyId, email);
    if (!before) return refuse('no-such-body');
    if (before.renewalsEmail === email) return ok();
    await recordInJournal(trx, {
      at: clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'body.renewals-email-set',
      subject: { type: 'credit-body', id: bodyId },
      facts: { known: email !== null },
    });
    return ok();
  });
}
