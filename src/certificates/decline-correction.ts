import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCertificate } from './certificate-queries.ts';
import { getLearner } from './completion-queries.ts';
import { decideCorrection } from './correction-queries.ts';
import { correctionDeclinedMail } from './emails/correction-mails.ts';

type Refusal = { reason: 'no-such-certificate' } | { reason: 'no-reason-given' } | { reason: 'no-correction-asked' };

interface Request {
  viewer: Viewer;
  number: string;
  reason: string;
}

/** Staff decline what a learner asked to have corrected; the learner is told why. The certificate stays as it is. */
export async function declineCorrection(
  services: Core,
  { viewer, number, reason }: Request,
): Promise<Result<undefined, Refusal>> {
  const certificate = isCounterStaff(viewer) ? await findCertificate(services.db, number) : undefined;
  if (!certificate) return refuse('no-such-certificate');
  const declineReason = reason.trim();
  if (declineReason === '') return refuse('no-reason-given');
  const { id: certificateId, learnerId, snapshot } = certificate;
  const at = services.clock.now();
  const result = await inTransaction<Result<undefined, Refusal>>(services.db, async (trx) => {
    const decision = { outcome: 'declined', decidedAt: at, decidedBy: viewer.personId, declineReason } as const;
    if (!(await decideCorrection(trx, certificateId, decision))) return refuse('no-correction-asked');
    const learner = await getLearner(trx, learnerId);
    const mail = { learner, certificateId, snapshot, reason: declineReason };
    await queueMessage(trx, at, correctionDeclinedMail(services.site, mail));
    const by = { kind: 'person', personId: viewer.personId } as const;
    const subject = { type: 'certificate', id: certificateId } as const;
    await recordInJournal(trx, { at, by, action: 'certificate.correction-declined', subject, facts: { number } });
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
