import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addRevocation, type Certificate, findCertificate } from './certificate-queries.ts';
import { getLearner } from './completion-queries.ts';
import { decideCorrection } from './correction-queries.ts';
import { certificateRevokedMail } from './emails/certificate-mails.ts';
import { tagsOfFallen } from './page-tags.ts';

type Refusal =
  | { reason: 'no-such-certificate' }
  | { reason: 'no-reason-given' }
  | { reason: 'certificate-revoked'; revokedAt: Date }
  | { reason: 'certificate-replaced'; byNumber: string };

interface Request {
  viewer: Viewer;
  number: string;
  reason: string;
}

/** Staff withdraw a certificate, for ever and with a reason that the public page shows. The record itself stays. */
export async function revokeCertificate(
  services: Core,
  { viewer, number, reason }: Request,
): Promise<Result<undefined, Refusal>> {
  if (!isCounterStaff(viewer)) return refuse('no-such-certificate');
  if (reason.trim() === '') return refuse('no-reason-given');
  const at = services.clock.now();
  const result = await inTransaction<Result<Certificate, Refusal>>(services.db, async (trx) => {
    const certificate = await findCertificate(trx, number);
    if (!certificate) return refuse('no-such-certificate');
    const { id: certificateId, snapshot, revokedAt, replacedBy } = certificate;
    if (replacedBy) return refuse('certificate-replaced', { byNumber: replacedBy });
    const revocation = { certificateId, revokedAt: at, revokedBy: viewer.personId, reason: reason.trim() };
    const isFirst = revokedAt === null && (await addRevocation(trx, revocation));
    if (!isFirst) return refuse('certificate-revoked', { revokedAt: revokedAt ?? at });
    // What its learner had asked to have corrected is answered by this.
    const answer = {
      outcome: 'declined',
      decidedAt: at,
      decidedBy: viewer.personId,
      declineReason: reason.trim(),
    } as const;
    await decideCorrection(trx, certificateId, answer);
    const learner = await getLearner(trx, certificate.learnerId);
    await queueMessage(
      trx,
      at,
      certificateRevokedMail(services.site, { learner, certificateId, snapshot, reason: reason.trim() }),
    );
    const by = { kind: 'person', personId: viewer.personId } as const;
    const subject = { type: 'certificate', id: certificateId } as const;
    await recordInJournal(trx, { at, by, action: 'certificate.revoked', subject, facts: { number } });
    return ok(certificate);
  });
  if (!result.ok) return result;
  await services.pages.changed(...tagsOfFallen(result.value));
  await services.worker.wake('deliver-messages');
  return ok();
}
