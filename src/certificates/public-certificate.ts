import { isMinorOn } from '#src/accounts/index.ts';
import type { Certificate } from './certificate-queries.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

export type CertificateStatus =
  { state: 'valid' } | { state: 'superseded'; byNumber: string } | { state: 'revoked'; at: Date; why: string };

/** What anybody may know of a certificate: every fact it prints, what became of it, and the hash of its paper. */
export interface PublicCertificate extends Omit<CertificateSnapshot, 'learnerName' | 'iicrcId'> {
  status: CertificateStatus;
  /** In full, or initials where the learner was under 18 and their name was not typed. */
  learnerName: string;
  iicrcId: string | null;
  nameIs: 'shown' | 'initials' | 'confirmed' | 'not-this-one';
  pdfSha256: string;
  /** Of its Open Badge; null for certificates issued before there were badges. */
  badgeId: string | null;
}

/** The certificate for the public; `typedName` is what somebody holds against a name that is not shown. */
export function publicCertificate(certificate: Certificate, typedName?: string): PublicCertificate {
  const { snapshot, pdfSha256, hasBadge } = certificate;
  const badgeId = hasBadge ? certificate.badgeId : null;
  const shared = { ...snapshot, status: certificateStatus(certificate), pdfSha256, badgeId };
  if (!isMinorOn(certificate, certificate.completedOn)) return { ...shared, nameIs: 'shown' };
  if (typedName && isSameName(typedName, snapshot.learnerName)) return { ...shared, nameIs: 'confirmed' };
  const hidden = { learnerName: initialsOf(snapshot.learnerName), iicrcId: null };
  return { ...shared, ...hidden, nameIs: typedName ? 'not-this-one' : 'initials' };
}

/** Whether the certificate stands. A replaced one stays replaced, whatever became of its successor. */
export function certificateStatus({
  replacedBy,
  revokedAt,
  revokeReason,
}: Pick<Certificate, 'replacedBy' | 'revokedAt' | 'revokeReason'>): CertificateStatus {
  if (replacedBy) return { state: 'superseded', byNumber: replacedBy };
  if (revokedAt) return { state: 'revoked', at: revokedAt, why: revokeReason ?? '' };
  return { state: 'valid' };
}

/** "M. K." of "Maria Katsaros". */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  return words.map((word) => `${firstLetter(word)}.`).join(' ');
}

/** Whether two spellings are one name: case, accents and spacing do not matter. */
function isSameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter('en-AU').segment(word);
  return first?.segment.toLocaleUpperCase('en-AU') ?? '';
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
