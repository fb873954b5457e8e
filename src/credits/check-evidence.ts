import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findLearnerOfEntry } from './checking-queries.ts';
import { evidenceRefusedMail } from './emails/evidence-refused.ts';
import { lockEntry, setCheck } from './entry-queries.ts';

export type CheckEvidenceRefused =
  | { reason: 'not-allowed' }
  | { reason: 'no-such-entry' }
  | { reason: 'evidence-replaced' }
  | { reason: 'checked-already' }
  | { reason: 'no-reason-given' };

interface Check {
  by: Viewer;
  entryId: string;
  /** The file that was looked at: the learner may have sent another meanwhile. */
  evidenceId: string;
  /** Null: it shows what the entry says. Otherwise why it does not, which the learner is told. */
  refusal: string | null;
}

/**
 * Staff say whether a file shows the credit that was entered. What they vouch for is staff-checked; what they do not
 * counts nowhere until the learner sends another file. Nobody checks their own credit. The same word twice changes nothing.
 */
export async function checkEvidence(services: Core, check: Check): Promise<Result<undefined, CheckEvidenceRefused>> {
  const { by, entryId, evidenceId } = check;
  const refusal = check.refusal?.trim() ?? null;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  if (refusal === '') return refuse('no-reason-given');
  const at = services.clock.now();
  const result = await inTransaction<Result<undefined, CheckEvidenceRefused>>(services.db, async (trx) => {
    const entry = await lockEntry(trx, entryId);
    if (!entry || entry.completionId || !entry.evidenceId) return refuse('no-such-entry');
    if (entry.learnerId === by.personId) return refuse('not-allowed');
    if (entry.evidenceId !== evidenceId) return refuse('evidence-replaced');
    if (entry.checkedAt) {
      const isSame = (entry.verification === 'staff-checked') === (refusal === null);
      return isSame ? ok() : refuse('checked-already');
    }
    await setCheck(trx, entryId, { at, by: by.personId, refusal });
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: by.personId },
      action: refusal === null ? 'credit.evidence-checked' : 'credit.evidence-refused',
      subject: { type: 'credit-entry', id: entryId },
    });
    if (refusal !== null) {
      const found = await findLearnerOfEntry(trx, entryId);
      await queueMessage(trx, at, evidenceRefusedMail(services.site, { ...found, entryId, refusal }));
    }
    return ok();
  });
  if (result.ok && refusal !== null) await services.worker.wake('deliver-messages');
  return result;
}
