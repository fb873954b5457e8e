import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { tagsOfFallen } from './page-tags.ts';
import { addCertificate, type Certificate, findCertificate, type NewCertificate } from './certificate-queries.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';
import { getLearner } from './completion-queries.ts';
import { decideCorrection } from './correction-queries.ts';
import { certificateCorrectedMail } from './emails/certificate-mails.ts';
import { glyphMissingMail } from './emails/correction-mails.ts';
import type { IssuedCertificate } from './issue-certificate.ts';
import type { IssuingStopped } from './issuing-state.ts';
import { type IssuingServices, prepareCertificate } from './prepare-certificate.ts';
import { verifyUrlOf } from './typeset-certificate.ts';

type Refusal =
  | { reason: 'no-such-certificate' }
  | { reason: 'no-reason-given' }
  | { reason: 'nothing-corrected' }
  | { reason: 'certificate-revoked'; revokedAt: Date }
  | { reason: 'certificate-replaced'; byNumber: string }
  | IssuingStopped;

interface Request {
  viewer: Viewer;
  number: string;
  correction: { learnerName: string; iicrcId: string | null };
  reason: string;
}

/**
 * Staff correct how a certificate names its learner: the next version takes its place under a number of its own, and the
 * earlier one says so for ever. The same correction sent twice gives the version that the first one made.
 */
export async function supersedeCertificate(
  services: IssuingServices,
  { viewer, number, correction, reason }: Request,
): Promise<Result<IssuedCertificate, Refusal>> {
  const old = isCounterStaff(viewer) ? await findCertificate(services.db, number) : undefined;
  if (!old) return refuse('no-such-certificate');
  if (reason.trim() === '') return refuse('no-reason-given');
  const corrected = { learnerName: correction.learnerName.trim(), iicrcId: correction.iicrcId?.trim() || null };
  if (old.replacedBy) return giveSame(services, old.replacedBy, corrected);
  if (old.revokedAt) return refuse('certificate-revoked', { revokedAt: old.revokedAt });
  if (corrected.learnerName === '' || says(old.snapshot, corrected)) return refuse('nothing-corrected');
  const made = await makeNext(services, old, corrected);
  if (!made.ok) return made;
  const next = made.value;
  const added = await add(services, { old, next, by: viewer.personId, reason: reason.trim() });
  if (!added) {
    const winner = await findCertificate(services.db, number);
    return winner?.replacedBy ? giveSame(services, winner.replacedBy, corrected) : refuse('no-such-certificate');
  }
  await services.pages.changed(...tagsOfFallen(old));
  await services.worker.wake('deliver-messages');
  return ok({ id: next.id, number: next.number });
}

type Corrected = Pick<CertificateSnapshot, 'learnerName' | 'iicrcId'>;
type Next = Omit<NewCertificate, 'issuedBy' | 'supersedeReason'>;

function says(snapshot: CertificateSnapshot, { learnerName, iicrcId }: Corrected): boolean {
  return snapshot.learnerName === learnerName && snapshot.iicrcId === iicrcId;
}

async function giveSame({ db }: Core, byNumber: string, corrected: Corrected) {
  const replacement = await findCertificate(db, byNumber);
  if (!replacement || !says(replacement.snapshot, corrected)) return refuse('certificate-replaced', { byNumber });
  return ok({ id: replacement.id, number: byNumber });
}

async function makeNext(
  services: IssuingServices,
  old: Certificate,
  corrected: Corrected,
): Promise<Result<Next, IssuingStopped>> {
  const [number, issuedAt, version] = [newReference('C'), services.clock.now(), old.version + 1];
  const verifyUrl = verifyUrlOf(services, number);
  const snapshot = { ...old.snapshot, ...corrected, number, version, verifyUrl, issuedAt: issuedAt.toISOString() };
  const { completionId, learnerId } = old;
  const { email } = await getLearner(services.db, learnerId);
  const prepared = await prepareCertificate(services, { snapshot, email });
  if (!prepared.ok) return prepared;
  return ok({ id: newId(), completionId, learnerId, version, number, snapshot, issuedAt, ...prepared.value });
}

async function add(
  { db, site }: Core,
  { old, next, by: personId, reason }: { old: Certificate; next: Next; by: string; reason: string },
): Promise<boolean> {
  const result = await inTransaction(db, async (trx) => {
    const isFirst = await addCertificate(trx, { ...next, issuedBy: personId, supersedeReason: reason });
    if (!isFirst) return ok(false);
    const decision = {
      outcome: 'corrected',
      decidedAt: next.issuedAt,
      decidedBy: personId,
      declineReason: null,
    } as const;
    await decideCorrection(trx, old.id, decision);
    const learner = await getLearner(trx, old.learnerId);
    const mail = { learner, certificateId: next.id, snapshot: next.snapshot, replaces: old.number };
    await queueMessage(trx, next.issuedAt, certificateCorrectedMail(site, mail));
    if (!next.accessible) {
      await queueMessage(
        trx,
        next.issuedAt,
        glyphMissingMail(site, { certificateId: next.id, snapshot: next.snapshot }),
      );
    }
    await recordInJournal(trx, {
      at: next.issuedAt,
      by: { kind: 'person', personId },
      action: 'certificate.superseded',
      subject: { type: 'certificate', id: old.id },
      facts: { number: old.number, by: next.number, version: next.version, accessible: next.accessible },
    });
    return ok(true);
  });
  return result.value;
}
