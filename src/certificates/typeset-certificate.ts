import { createHash } from 'node:crypto';
import type { Core } from '#src/core.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { certificateDocument } from './certificate-document.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

/** A certificate on paper, with the hash that anybody can compare. */
export interface CertificatePaper {
  pdf: Uint8Array;
  pdfSha256: string;
  accessible: boolean;
}

/** Sets the certificate with its badge attached, so that whoever has the file can check it without us. */
export async function typesetCertificate(
  { typesetter, log }: Pick<Core, 'log'> & { typesetter: Typesetter },
  snapshot: CertificateSnapshot,
  badge: string,
): Promise<CertificatePaper> {
  const { pdf, accessible } = await typesetter.render('certificate', { ...certificateDocument(snapshot), badge });
  if (!accessible)
    log.warn({ certificate: snapshot.number }, 'a certificate is not PDF/UA-1: a character has no glyph');
  return { pdf, accessible, pdfSha256: createHash('sha256').update(pdf).digest('hex') };
}

/** Where anybody can check the certificate. */
export function verifyUrlOf({ site }: Pick<Core, 'site'>, number: string): string {
  return `${site.url}/verify/${number}`;
}
