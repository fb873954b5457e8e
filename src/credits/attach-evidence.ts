import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { deleteUnusedEvidence, lockEntry, setEvidence } from './entry-queries.ts';
import { type EvidenceRefused, readEvidence } from './evidence.ts';
import { lockHolder } from './holding-queries.ts';
import { keepEvidence, type KeepEvidenceRefused } from './keep-evidence.ts';

export type AttachEvidenceRefused = EvidenceRefused | KeepEvidenceRefused | { reason: 'no-such-entry' };

interface Attachment {
  by: Viewer;
  entryId: string;
  file: { name: string; content: Uint8Array };
}

/** Puts a file to the viewer's own credit from elsewhere, in the place of the one before. Staff look at it anew. */
export async function attachEvidence(
  services: Core,
  { by, entryId, file }: Attachment,
): Promise<Result<undefined, AttachEvidenceRefused>> {
  const read = await readEvidence(file);
  if (!read.ok) return read;
  const at = services.clock.now();
  return inTransaction<Result<undefined, AttachEvidenceRefused>>(services.db, async (trx) => {
    // The person before the entry, as whoever enters credit takes them; two files at once wait here for each other.
    await lockHolder(trx, by.personId);
    const entry = await lockEntry(trx, entryId);
    if (!entry || entry.learnerId !== by.personId || entry.completionId) return refuse('no-such-entry');
    const file = { personId: by.personId, evidence: read.value, at, replaces: entry.evidenceId };
    const kept = await keepEvidence(trx, file);
    if (!kept.ok) return kept;
    await setEvidence(trx, entryId, kept.value);
    if (entry.evidenceId) await deleteUnusedEvidence(trx, entry.evidenceId);
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: by.personId },
      action: 'credit.evidence-attached',
      subject: { type: 'credit-entry', id: entryId },
    });
    return ok();
  });
}
