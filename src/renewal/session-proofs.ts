import { stringify } from 'csv-stringify/sync';
import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { fileIdsOf } from './make-proof-pack.ts';
import { packAsPdf, zipped } from './pack-proof.ts';
import { listProofFiles } from './proof-file-queries.ts';
import { listProofEntriesOfSession, listProofPeople } from './proof-queries.ts';
import { hoursOf, type MissingProof, missingFromProof, type Proof, type ProofBody } from './proof.ts';
import { listWhoAgree } from './sending-consent-queries.ts';

/** What one learner of a session earned at a body, and whether we may send it. */
export interface SessionProof {
  proof: Proof;
  /** The learner lets us send their evidence. */
  agreed: boolean;
  missing: MissingProof[];
}

/** What a session earned its learners at a body, learner by learner, by name. Five statements. The caller has checked who asks. */
export async function listSessionProofs(
  db: Db | Trx,
  { sessionId, body }: { sessionId: string; body: ProofBody },
  provider: string,
): Promise<SessionProof[]> {
  const entries = await listProofEntriesOfSession(db, { sessionId, bodyId: body.id }, provider);
  const byLearner = Map.groupBy(entries, ({ learnerId }) => learnerId);
  const ids = [...byLearner.keys()];
  const people = new Map((await listProofPeople(db, ids, body.id)).map((person) => [person.id, person]));
  const agreed = await listWhoAgree(db, ids);
  return [...byLearner].flatMap(([learnerId, ofLearner]) => {
    const person = people.get(learnerId);
    if (!person) return [];
    const proof = { body, person, entries: ofLearner };
    return [{ proof, agreed: agreed.has(learnerId), missing: missingFromProof(proof) }];
  });
}

/** May be sent: the learner agreed and nothing is missing. */
export function isSendable({ agreed, missing }: SessionProof): boolean {
  return agreed && missing.length === 0;
}

/** May be sent, and was not yet. What a body turned down needs mending by its learner and is not sent again with the rest. */
export function isToSend(sessionProof: SessionProof): boolean {
  return isSendable(sessionProof) && sessionProof.proof.entries.some(({ state }) => state === 'earned');
}

/**
 * The evidence of several learners for one body as one ZIP: for each a pack with their certificates inside, and a list of all
 * for a spreadsheet.
 */
export async function packSession(
  services: Pick<Core, 'db' | 'site' | 'clock'> & { typesetter: Typesetter },
  proofs: readonly Proof[],
): Promise<Uint8Array> {
  const contents = await listProofFiles(services.db, fileIdsOf(proofs.flatMap(({ entries }) => entries)));
  const files: Record<string, Uint8Array> = { 'list.csv': Buffer.from(listOf(proofs)) };
  for (const [index, proof] of proofs.entries()) {
    const number = String(index + 1).padStart(3, '0');
    files[`${number}-${plainName(proof.person.confirmedName ?? '')}.pdf`] = await packAsPdf(services, proof, contents);
  }
  return zipped(services, files);
}

function listOf(proofs: readonly Proof[]): string {
  const rows = proofs.flatMap(({ body, person, entries }) =>
    entries.map(({ title, provider, earnedOn, minutes, units, unitPlural, certificate }) => ({
      Name: person.confirmedName,
      [`${body.code} ID`]: person.bodyNumber,
      Course: title,
      Provider: provider,
      Completed: earnedOn,
      Hours: hoursOf(minutes),
      Units: units,
      Unit: unitPlural,
      Certificate: certificate?.number ?? '',
    })),
  );
  return stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** "maria-katsaros": safe in a file's name on any machine. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 60) || 'learner';
}
