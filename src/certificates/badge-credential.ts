import { createHash } from 'node:crypto';
import { certificateDocument } from './certificate-document.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

/**
 * Bits in one status list: the fewest that the Bitstring Status List recommendation (W3C, 15 May 2025) allows, so that a
 * verifier who fetches it does not tell the issuer whose credential is being looked at.
 */
export const statusListLength = 131_072;

/** Where a badge lives: its id. */
export function badgeUrl(siteUrl: string, badgeId: string): string {
  return `${siteUrl}/badges/${badgeId}`;
}

/** Where the status list with this number lives. */
export function statusListUrl(siteUrl: string, list: number): string {
  return `${siteUrl}/badges/status/${list}`;
}

interface BadgeFacts {
  snapshot: CertificateSnapshot;
  issuer: string;
  siteUrl: string;
  badgeId: string;
  statusListIndex: number;
  /** Whose badge it is. Not in the badge: only its salted hash. */
  email: string;
  salt: string;
}

/**
 * The certificate as an Open Badges 3.0 credential (1EdTech, 2024), unsigned. It names nobody: the holder proves whose it is
 * with their e-mail address, whose salted hash it carries, so that it may be public also for a learner under 18.
 */
export function badgeCredential({ snapshot, issuer, siteUrl, badgeId, statusListIndex, ...learner }: BadgeFacts) {
  const id = badgeUrl(siteUrl, badgeId);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: snapshot.courseTitle,
    issuer: { id: issuer, type: ['Profile'], name: snapshot.providerName, url: siteUrl },
    validFrom: withoutFractions(snapshot.issuedAt),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [hashedEmail(learner)],
      activityEndDate: onThatDay(snapshot.completedOn),
      licenseNumber: snapshot.number,
      ...creditsEarned(snapshot),
      result: snapshot.credits.map(({ units }, index) => ({
        type: ['Result'],
        resultDescription: resultId(id, index),
        value: units,
      })),
      achievement: achievement(snapshot, id),
    },
    evidence: [{ id: snapshot.verifyUrl, type: ['Evidence'], name: `Certificate of completion ${snapshot.number}` }],
    credentialStatus: statusEntry(siteUrl, statusListIndex),
  };
}

function achievement(snapshot: CertificateSnapshot, id: string) {
  const { courseTitle, credits, providerName } = snapshot;
  const { courseLine, statement } = certificateDocument(snapshot);
  const earned = credits.map(({ units, unitLabel, body }) => `${units} ${unitLabel} (${body})`);
  return {
    id: `${id}#achievement`,
    type: ['Achievement'],
    achievementType: 'CertificateOfCompletion',
    name: courseTitle,
    description: [courseLine, ...earned].join(' · '),
    criteria: { narrative: `Completed “${courseTitle}” with ${providerName}. ${statement}` },
    inLanguage: 'en-AU',
    ...(credits[0] ? { creditsAvailable: Number(credits[0].units) } : {}),
    resultDescription: credits.map(({ units, unitLabel, body }, index) => ({
      id: resultId(id, index),
      type: ['ResultDescription'],
      name: `${body} ${unitLabel}`,
      resultType: 'Result',
      valueMax: units,
    })),
  };
}

/** The first body's units as the number that badge viewers show; the exact decimal of each body is its result. */
function creditsEarned({ credits: [first] }: CertificateSnapshot) {
  return first ? { creditsEarned: Number(first.units) } : {};
}

function resultId(id: string, index: number): string {
  return `${id}#credit-${index + 1}`;
}

/** As the specification makes it: the hash of the address with the salt behind it. */
function hashedEmail({ email, salt }: { email: string; salt: string }) {
  const hash = createHash('sha256')
    .update(email.trim().toLowerCase() + salt)
    .digest('hex');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityType: 'emailAddress',
    identityHash: `sha256$${hash}`,
    salt,
  };
}

/** Badges know times only (1EdTech's schema: a date-time). Noon in UTC is the same day from Los Angeles to Sydney. */
function onThatDay(date: string): string {
  return `${date}T12:00:00Z`;
}

/** A replaced certificate counts as revoked here: what stands for it now is another credential. */
function statusEntry(siteUrl: string, index: number) {
  const statusListCredential = statusListUrl(siteUrl, Math.floor(index / statusListLength));
  const statusListIndex = String(index % statusListLength);
  return {
    id: `${statusListCredential}#${statusListIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex,
    statusListCredential,
  };
}

/** Verifiers compare with a clock of whole seconds. */
export function withoutFractions(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}
