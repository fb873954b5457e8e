import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { largestPackBytes, packBytes } from './pack-proof.ts';
import { findProofBody, listBodiesWithCredit, listProofEntries, listProofPeople } from './proof-queries.ts';
import {
  type MissingProof,
  missingFromEntry,
  missingFromProof,
  otherNames,
  type Proof,
  type ProofEntry,
} from './proof.ts';
import { proofMail } from './proof-words.ts';

/** The most entries of one pack. */
const mostInPack = 40;
/** Where nobody has chosen yet, so many are looked through for what is ready. */
const mostLookedThrough = 100;
const perPage = 25;

/** What a learner chose to send to one body. */
export interface ChosenProof {
  viewer: Viewer;
  bodyId: string;
  entryIds: readonly string[];
}

export type ProofRefused =
  | { reason: 'no-such-body' }
  | { reason: 'no-such-entry' }
  | { reason: 'nothing-chosen' }
  | { reason: 'too-many-entries'; most: number }
  | { reason: 'proof-incomplete'; missing: MissingProof[]; bodyCode: string }
  | { reason: 'pack-too-large'; mostBytes: number };

/** The viewer's chosen credit with what proves it, if all of it may be sent: their own, of one body, and nothing missing. */
export async function gatherProof(
  { db, site }: Pick<Core, 'db' | 'site'>,
  { viewer, bodyId, entryIds }: ChosenProof,
): Promise<Result<Proof, ProofRefused>> {
  const chosen = [...new Set(entryIds.filter(isId))];
  if (chosen.length === 0) return refuse('nothing-chosen');
  if (chosen.length > mostInPack) return refuse('too-many-entries', { most: mostInPack });
  const body = await findProofBody(db, bodyId);
  if (!body) return refuse('no-such-body');
  const of = { learnerId: viewer.personId, bodyId, entryIds: chosen, limit: mostInPack };
  const [entries, [person]] = await Promise.all([
    listProofEntries(db, of, site.provider.name),
    listProofPeople(db, [viewer.personId], bodyId),
  ]);
  if (entries.length < chosen.length || !person) return refuse('no-such-entry');
  const proof = { body, person, entries };
  const missing = missingFromProof(proof);
  if (missing.length > 0) return refuse('proof-incomplete', { missing, bodyCode: body.code });
  if (packBytes(proof) > largestPackBytes) return refuse('pack-too-large', { mostBytes: largestPackBytes });
  return ok(proof);
}

interface ProofPage {
  bodies: { id: string; code: string; name: string; toSend: number; entries: number }[];
  /** Null for somebody without any credit. */
  body: Proof['body'] | null;
  person: Proof['person'] | null;
  /** What is not sent or was turned down first, and within that the latest. */
  entries: Page<ProofEntry>;
  /** Ticked, on whichever page. */
  chosen: ReadonlySet<string>;
  /** The pack of what is chosen, or why there is none; null while nothing is chosen. */
  pack:
    | (Extract<Awaited<ReturnType<typeof gatherProof>>, { ok: false }> & { ok: false })
    | { ok: true; proof: Proof; mail: ReturnType<typeof proofMail>; otherNames: ReturnType<typeof otherNames> }
    | null;
}

interface Wanted {
  viewer: Viewer;
  bodyId: string | null;
  /** Those ticked on any page; null while nothing was chosen. */
  entryIds: readonly string[] | null;
  page?: number;
}

/**
 * What the viewer can send to a body, a page at a time, and the pack of what they chose. Until they choose, it is what was not sent or was turned
 * down, and lacks nothing of its own.
 */
export async function findProofPack(
  services: Pick<Core, 'db' | 'site'>,
  { viewer, bodyId, entryIds, page = 1 }: Wanted,
): Promise<ProofPage> {
  const { db, site } = services;
  const bodies = await listBodiesWithCredit(db, viewer.personId);
  const wanted = bodies.find(({ id }) => id === bodyId) ?? bodies[0];
  const ofPage = { page, perPage, count: wanted?.entries ?? 0 };
  if (!wanted) return { bodies, body: null, person: null, entries: pageOf([], ofPage), chosen: new Set(), pack: null };
  const of = { learnerId: viewer.personId, bodyId: wanted.id };
  const [body, [person], entries, chosen] = await Promise.all([
    findProofBody(db, wanted.id),
    listProofPeople(db, [viewer.personId], wanted.id),
    listProofEntries(db, { ...of, ...windowOf(page, perPage) }, site.provider.name),
    entryIds ?? listReady(services, of),
  ]);
  const gathered =
    entryIds || chosen.length > 0 ? await gatherProof(services, { viewer, bodyId: wanted.id, entryIds: chosen }) : null;
  return {
    bodies,
    body: body ?? null,
    person: person ?? null,
    entries: pageOf(entries, ofPage),
    chosen: new Set(chosen),
    pack: gathered?.ok
      ? {
          ok: true,
          proof: gathered.value,
          mail: proofMail(gathered.value, { verifyUrl: `${site.url}/verify` }),
          otherNames: otherNames(gathered.value),
        }
      : gathered,
  };
}

/** What was not sent or was turned down, and lacks nothing of its own: as much of it as one pack takes. */
async function listReady(
  { db, site }: Pick<Core, 'db' | 'site'>,
  of: { learnerId: string; bodyId: string },
): Promise<string[]> {
  const entries = await listProofEntries(db, { ...of, limit: mostLookedThrough }, site.provider.name);
  const ready = entries.filter(
    (entry) => (entry.state === 'earned' || entry.state === 'rejected') && missingFromEntry(entry).length === 0,
  );
  return ready.slice(0, mostInPack).map(({ id }) => id);
}
