import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { deleteEntry, deleteUnusedEvidence, lockEntry } from './entry-queries.ts';

export type DeleteExternalCreditRefused = { reason: 'credit-is-ours' };

/**
 * Takes the viewer's own credit from elsewhere off their ledger, for good and with its file. Credit from a course of ours
 * stays: it rests on evidence here. What is gone already, or never was theirs, changes nothing.
 */
export async function deleteExternalCredit(
  services: Core,
  { by, entryId }: { by: Viewer; entryId: string },
): Promise<Result<undefined, DeleteExternalCreditRefused>> {
  return inTransaction<Result<undefined, DeleteExternalCreditRefused>>(services.db, async (trx) => {
    const entry = await lockEntry(trx, entryId);
    if (!entry || entry.learnerId !== by.personId) return ok();
    if (entry.completionId) return refuse('credit-is-ours');
    await deleteEntry(trx, entryId);
    if (entry.evidenceId) await deleteUnusedEvidence(trx, entry.evidenceId);
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'credit.deleted',
      subject: { type: 'credit-entry', id: entryId },
    });
    return ok();
  });
}
