import type { Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findSameEvidence, insertEvidence, sumEvidenceBytes } from './entry-queries.ts';
import type { Evidence } from './evidence.ts';

/** What one person's files may weigh together: hundreds of scanned certificates. */
const mostEvidenceBytes = 200 * 1024 * 1024;

export type KeepEvidenceRefused =
  { reason: 'same-evidence'; title: string | null } | { reason: 'evidence-full'; mostBytes: number };

/**
 * Keeps a file for its learner, once: the same bytes again are refused, naming the credit that they stand behind; and so is more
 * than one person may keep. `replaces`: the file that goes when this one is kept. The person is locked.
 */
export async function keepEvidence(
  trx: Trx,
  { personId, evidence, at, replaces }: { personId: string; evidence: Evidence; at: Date; replaces: string | null },
): Promise<Result<string, KeepEvidenceRefused>> {
  const same = await findSameEvidence(trx, { personId, sha256: evidence.sha256 });
  if (same) return refuse('same-evidence', { title: same.title });
  const kept = await sumEvidenceBytes(trx, personId, replaces);
  if (kept + evidence.content.length > mostEvidenceBytes)
    return refuse('evidence-full', { mostBytes: mostEvidenceBytes });
  const id = newId();
  await insertEvidence(trx, { id, personId, uploadedAt: at, evidence });
  return ok(id);
}
