import type { Actor, Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCertificateFacts } from './certificate-facts-queries.ts';
import { addCertificate, findLatestCertificate } from './certificate-queries.ts';
import { getLearner } from './completion-queries.ts';
import { certificateReadyMail } from './emails/certificate-mails.ts';
import { glyphMissingMail } from './emails/correction-mails.ts';
import type { IssuingStopped } from './issuing-state.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { type IssuingServices, prepareCertificate } from './prepare-certificate.ts';
import { verifyUrlOf } from './typeset-certificate.ts';

export interface IssuedCertificate {
  id: string;
  number: string;
}

type Refusal = { reason: 'no-such-completion' } | { reason: 'name-not-confirmed' } | IssuingStopped;

/**
 * Issues the first certificate of a completion, once: asked again, or by two at the same time, it gives the one that there
 * is. Refused until the learner has confirmed how their name is printed, and while there is no key to sign with: then
 * nothing is made, and the worker issues it once there is one.
 */
export async function issueCertificate(
  services: IssuingServices,
  { completionId, by }: { completionId: string; by: Actor },
): Promise<Result<IssuedCertificate, Refusal>> {
  const { db, clock, site } = services;
  const known = await findLatestCertificate(db, completionId);
  if (known) return ok({ id: known.id, number: known.number });
  const facts = await findCertificateFacts(db, completionId);
  if (!facts) return refuse('no-such-completion');
  const learner = await getLearner(db, facts.learnerId);
  const { certificateName, certificateNameConfirmedAt, iicrcId } = learner;
  if (!certificateName || !certificateNameConfirmedAt) return refuse('name-not-confirmed');

  const [id, number, issuedAt] = [newId(), newReference('C'), clock.now()];
  const snapshot = makeSnapshot(facts, {
    provider: site.provider,
    learner: { certificateName, iicrcId },
    number,
    version: 1,
    verifyUrl: verifyUrlOf(services, number),
    issuedAt,
  });
  const prepared = await prepareCertificate(services, { snapshot, email: learner.email });
  if (!prepared.ok) return prepared;
  const issuedBy = by.kind === 'person' ? by.personId : null;
  const row = { id, completionId, learnerId: learner.id, version: 1, number, supersedeReason: null };
  const result = await inTransaction(db, async (trx) => {
    // The unique constraint on completion and version decides between two that issue at once; the later one gives way.
    const isFirst = await addCertificate(trx, { ...row, ...prepared.value, snapshot, issuedAt, issuedBy });
    if (!isFirst) return ok(null);
    await queueMessage(trx, issuedAt, certificateReadyMail(site, { learner, certificateId: id, snapshot }));
    if (!prepared.value.accessible) {
      await queueMessage(trx, issuedAt, glyphMissingMail(site, { certificateId: id, snapshot }));
    }
    const subject = { type: 'certificate', id } as const;
    await recordInJournal(trx, {
      at: issuedAt,
      by,
      action: 'certificate.issued',
      subject,
      facts: { number, version: 1, completionId, accessible: prepared.value.accessible },
    });
    return ok({ id, number });
  });
  await services.worker.wake('deliver-messages');
  return result.value ? ok(result.value) : ok(await getIssued(services, completionId));
}

async function getIssued({ db }: Core, completionId: string): Promise<IssuedCertificate> {
  const issued = await findLatestCertificate(db, completionId);
  if (!issued) throw new Error('A certificate that was issued by somebody else cannot be found');
  return { id: issued.id, number: issued.number };
}
