import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { type ChosenProof, gatherProof, type ProofRefused } from './find-proof-pack.ts';
import { packAsPdf, packAsZip } from './pack-proof.ts';
import { listProofFiles } from './proof-file-queries.ts';
import type { ProofEntry } from './proof.ts';

interface PackFile {
  filename: string;
  mediaType: 'application/pdf' | 'application/zip';
  content: Uint8Array;
}

/** Each reads and packs up to 40 MB. */
const packTries = { tries: 20, perMinutes: 10 };

/**
 * The viewer's pack of evidence for a body as one PDF or one ZIP. The certificates in it are untouched. Refused while anything
 * is missing, saying what, and to who asks for more packs than anybody sends.
 */
export async function makeProofPack(
  services: Core & { typesetter: Typesetter; rateLimits: RateLimiter },
  { as, ...chosen }: ChosenProof & { as: 'pdf' | 'zip' },
): Promise<Result<PackFile, ProofRefused | TooManyTries>> {
  const allowed = await services.rateLimits.take(`proof-pack:${chosen.viewer.personId}`, packTries);
  if (!allowed.ok) return allowed;
  const gathered = await gatherProof(services, chosen);
  if (!gathered.ok) return gathered;
  const proof = gathered.value;
  const contents = await listProofFiles(services.db, fileIdsOf(proof.entries));
  const name = `proof-pack-${proof.body.code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return as === 'pdf'
    ? ok({
        filename: `${name}.pdf`,
        mediaType: 'application/pdf',
        content: await packAsPdf(services, proof, contents),
      })
    : ok({
        filename: `${name}.zip`,
        mediaType: 'application/zip',
        content: await packAsZip(services, proof, contents),
      });
}

/** The certificates and evidence files behind these entries. */
export function fileIdsOf(entries: readonly ProofEntry[]) {
  return {
    certificateIds: entries.flatMap(({ certificate }) => certificate?.id ?? []),
    evidenceIds: entries.flatMap(({ certificate, evidence }) => (certificate ? [] : (evidence?.id ?? []))),
  };
}
