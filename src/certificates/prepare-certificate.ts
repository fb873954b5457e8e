import { randomBytes } from 'node:crypto';
import type { Core } from '#src/core.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { badgeCredential } from './badge-credential.ts';
import { nextStatusListIndex } from './badge-queries.ts';
import type { BadgeSigner } from './badge-signer.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';
import { type IssuingStopped, publishSigningKey } from './issuing-state.ts';
import { type CertificatePaper, typesetCertificate } from './typeset-certificate.ts';

export type IssuingServices = Core & { typesetter: Typesetter; badges: BadgeSigner };

/** All of a certificate that is made once and kept: its badge, and its paper with the badge inside. */
interface PreparedCertificate extends CertificatePaper {
  badgeId: string;
  statusListIndex: number;
  credential: string;
  issuerKeyId: string;
}

/**
 * Signs and sets a certificate. Called outside any transaction: it takes milliseconds that no lock should wait for. Refused,
 * with nothing made, while there is no key to sign with.
 */
export async function prepareCertificate(
  services: IssuingServices,
  { snapshot, email }: { snapshot: CertificateSnapshot; email: string },
): Promise<Result<PreparedCertificate, IssuingStopped>> {
  const key = await publishSigningKey(services);
  if (!key.ok) return key;
  const { db, badges, site } = services;
  const badge = { badgeId: newId(), statusListIndex: await nextStatusListIndex(db) };
  const salt = randomBytes(16).toString('hex');
  const facts = { ...badge, snapshot, email, salt, issuer: badges.issuer, siteUrl: site.url };
  const signed = await badges.sign(badgeCredential(facts), new Date(snapshot.issuedAt));
  const credential = JSON.stringify(signed, null, 2);
  const paper = await typesetCertificate(services, snapshot, credential);
  return ok({ ...badge, ...paper, credential, issuerKeyId: key.value.id });
}
