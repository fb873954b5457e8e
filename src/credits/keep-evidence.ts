import type { Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findSameEvidence, insertEvidence } from './entry-queries.ts';
import type { Evidence } from './evidence.ts';

export type SameEvidenceRefused = { reason: 'same-evidence'; title: string | null };

/** Keeps a file for its learner, once: the same bytes again are refused, naming the credit that they stand behind. */
export async function keepEvidence(
  trx: Trx,
  { personId, evidence, at }: { personId: string; evidence: Evidence; at: Date },
): Promise<Result<string, SameEvidenceRefused>> {
  const same = await findSameEvidence(trx, { personId, sha256: evidence.sha256 });
  if (same) return refuse('same-evidence', { title: same.title });
  const id = newId();
  await insertEvidence(trx, { id, personId, uploadedAt: at, evidence });
  return ok(id);
}
