import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { deleteLoginSessionOf } from './login-session-queries.ts';

/** Ends one of one's own sessions, such as that of a lost phone. One that is gone, or somebody else's, stays as it is. */
export async function revokeLoginSession(
  { db, clock }: Core,
  { by, sessionHash }: { by: { personId: string }; sessionHash: string },
): Promise<Result<undefined>> {
  return inTransaction(db, async (trx) => {
    if (!(await deleteLoginSessionOf(trx, by.personId, sessionHash))) return ok();
    await recordInJournal(trx, {
      at: clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'person.session-revoked',
      subject: { type: 'person', id: by.personId },
    });
    return ok();
  });
}
