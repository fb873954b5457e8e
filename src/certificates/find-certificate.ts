import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { parseReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCertificate, findPaper } from './certificate-queries.ts';
import { findOpenCorrection } from './correction-queries.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';
import {
  certificateStatus,
  type CertificateStatus,
  type PublicCertificate,
  publicCertificate,
} from './public-certificate.ts';

/**
 * A certificate by its number, for anybody, signed in or not. The number is read leniently; `typedName` is held against a
 * name that is not shown.
 */
export async function findCertificateForPublic(
  { db }: Core,
  { number: typed, typedName }: { number: string; typedName?: string },
): Promise<Result<PublicCertificate, { reason: 'not-a-number' } | { reason: 'no-such-certificate'; number: string }>> {
  const number = parseReference(typed, 'C');
  if (!number) return refuse('not-a-number');
  const certificate = await findCertificate(db, number);
  return certificate ? ok(publicCertificate(certificate, typedName)) : refuse('no-such-certificate', { number });
}

/** A certificate in full, with what became of it, for the staff. To others it does not exist. */
export async function findCertificateForStaff(
  { db }: Core,
  { viewer, number: typed }: { viewer: Viewer; number: string },
): Promise<Result<StaffCertificate, { reason: 'no-such-certificate' }>> {
  const number = parseReference(typed, 'C');
  const certificate = number && isCounterStaff(viewer) ? await findCertificate(db, number) : undefined;
  if (!certificate) return refuse('no-such-certificate');
  const { id, snapshot, supersedeReason, accessible } = certificate;
  const asked = (await findOpenCorrection(db, id)) ?? null;
  return ok({ snapshot, status: certificateStatus(certificate), supersedeReason, accessible, asked });
}

interface StaffCertificate {
  snapshot: CertificateSnapshot;
  status: CertificateStatus;
  /** Why it took the place of an earlier one; null for the first. */
  supersedeReason: string | null;
  /** False where its name has a character that no font can show. */
  accessible: boolean;
  /** What its learner asked to have corrected and nobody has decided. */
  asked: Awaited<ReturnType<typeof findOpenCorrection>> | null;
}

/** One's own certificate, with what one has asked to have corrected. To others it does not exist. */
export async function findCertificateForLearner(
  { db }: Core,
  { viewer, number: typed }: { viewer: Viewer; number: string },
): Promise<Result<Omit<StaffCertificate, 'supersedeReason'>, { reason: 'no-such-certificate' }>> {
  const number = parseReference(typed, 'C');
  const certificate = number ? await findCertificate(db, number) : undefined;
  if (!certificate || certificate.learnerId !== viewer.personId) return refuse('no-such-certificate');
  const { id, snapshot, accessible } = certificate;
  const asked = (await findOpenCorrection(db, id)) ?? null;
  return ok({ snapshot, status: certificateStatus(certificate), accessible, asked });
}

interface CertificateFile {
  filename: string;
  pdf: Uint8Array;
  pdfSha256: string;
}

/** The certificate as it was issued, to the byte: for its learner and for the staff. To others it does not exist. */
export async function findCertificatePdf(
  { db }: Core,
  { viewer, number: typed }: { viewer: Viewer; number: string },
): Promise<Result<CertificateFile, { reason: 'no-such-certificate' }>> {
  const number = parseReference(typed, 'C');
  const paper = number ? await findPaper(db, { number }) : undefined;
  if (!paper || (paper.learnerId !== viewer.personId && !isCounterStaff(viewer))) return refuse('no-such-certificate');
  return ok({ filename: filenameOf(paper.number), pdf: paper.pdf, pdfSha256: paper.pdfSha256 });
}

/** The certificate's file for a message that carries it. */
export async function getCertificatePaper({ db }: Pick<Core, 'db'>, id: string) {
  const paper = await findPaper(db, { id });
  if (!paper) throw new Error(`There is no certificate ${id}`);
  return { filename: filenameOf(paper.number), pdf: paper.pdf };
}

function filenameOf(number: string): string {
  return `certificate-${number}.pdf`;
}
