import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findProofBody, setBodyNumber } from './proof-queries.ts';

type SetMyBodyNumberRefused = { reason: 'no-such-body' } | { reason: 'body-number-malformed' };

/** The number under which a body knows the viewer; null takes it away. IICRC's is in the profile. */
export async function setMyBodyNumber(
  { db, clock }: Core,
  { by, bodyId, number }: { by: Viewer; bodyId: string; number: string | null },
): Promise<Result<undefined, SetMyBodyNumberRefused>> {
  if (!(await findProofBody(db, bodyId))) return refuse('no-such-body');
  const typed = number?.trim().replace(/\s+/g, ' ') || null;
  if (typed !== null && !/^(?=.*\d)[\p{L}\p{N}./ -]{1,40}$/u.test(typed)) return refuse('body-number-malformed');
  return inTransaction(db, async (trx) => {
    const { personId } = by;
    if (await setBodyNumber(trx, { personId, bodyId, number: typed }))
      await recordInJournal(trx, {
        at: clock.now(),
        by: { kind: 'person', personId },
        action: 'person.body-number-set',
        subject: { type: 'person', id: personId },
        facts: { bodyId, known: typed !== null },
      });
    return ok();
  });
}
