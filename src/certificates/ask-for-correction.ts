import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCertificate } from './certificate-queries.ts';
import { addCorrectionRequest, findOpenCorrection } from './correction-queries.ts';

type Refusal =
  | { reason: 'no-such-certificate' }
  | { reason: 'no-reason-given' }
  | { reason: 'nothing-corrected' }
  | { reason: 'correction-asked-before' }
  | { reason: 'certificate-revoked'; revokedAt: Date }
  | { reason: 'certificate-replaced'; byNumber: string };

interface Request {
  viewer: Viewer;
  number: string;
  correction: { learnerName: string; iicrcId: string | null };
  reason: string;
}

/**
 * A learner asks that their certificate name them otherwise. Staff decide, because a name is what a certificate is worth.
 * One request at a time; the same one sent twice is one.
 */
export async function askForCorrection(
  services: Core,
  { viewer, number, correction, reason }: Request,
): Promise<Result<undefined, Refusal>> {
  const { db, clock } = services;
  const certificate = await findCertificate(db, number);
  if (!certificate || certificate.learnerId !== viewer.personId) return refuse('no-such-certificate');
  const { id: certificateId, snapshot, revokedAt, replacedBy } = certificate;
  if (replacedBy) return refuse('certificate-replaced', { byNumber: replacedBy });
  if (revokedAt) return refuse('certificate-revoked', { revokedAt });
  if (reason.trim() === '') return refuse('no-reason-given');
  const asked = { learnerName: correction.learnerName.trim(), iicrcId: correction.iicrcId?.trim() || null };
  const isSame = asked.learnerName === snapshot.learnerName && asked.iicrcId === snapshot.iicrcId;
  if (asked.learnerName === '' || isSame) return refuse('nothing-corrected');
  const at = clock.now();
  return inTransaction<Result<undefined, Refusal>>(db, async (trx) => {
    const request = { id: newId(), certificateId, ...asked, reason: reason.trim(), askedAt: at };
    if (!(await addCorrectionRequest(trx, request))) {
      const open = await findOpenCorrection(trx, certificateId);
      const isRepeated = open?.learnerName === asked.learnerName && open.iicrcId === asked.iicrcId;
      return isRepeated ? ok() : refuse('correction-asked-before');
    }
    const by = { kind: 'person', personId: viewer.personId } as const;
    const subject = { type: 'certificate', id: certificateId } as const;
    await recordInJournal(trx, { at, by, action: 'certificate.correction-asked', subject, facts: { number } });
    return ok();
  });
}
