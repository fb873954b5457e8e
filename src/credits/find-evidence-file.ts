import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findEvidence } from './entry-queries.ts';
import { type EvidenceType, evidenceFilename } from './evidence.ts';

export interface EvidenceFile {
  filename: string;
  mediaType: EvidenceType;
  content: Buffer;
}

/** The file behind a credit from elsewhere, for its learner and for staff; for all others there is none. */
export async function findEvidenceFile(
  { db }: Core,
  { viewer, entryId }: { viewer: Viewer; entryId: string },
): Promise<Result<EvidenceFile, { reason: 'no-such-entry' }>> {
  const evidence = isId(entryId) ? await findEvidence(db, entryId) : undefined;
  if (!evidence || (evidence.learnerId !== viewer.personId && !isCounterStaff(viewer))) return refuse('no-such-entry');
  const { mediaType, content } = evidence;
  return ok({ filename: evidenceFilename(evidence), mediaType, content });
}
