import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { listBodiesOfSession, listSessionProofs, type ProofBody, type SessionProof } from '#src/renewal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findRosterSession } from './roster-queries.ts';
import { type NotFound, sightOf } from './sight.ts';

interface SessionSubmission {
  session: NonNullable<Awaited<ReturnType<typeof findRosterSession>>>;
  /** Those that give credit for what was completed; none where nothing is. */
  bodies: ProofBody[];
  body: ProofBody | null;
  /** By name. */
  learners: SessionProof[];
}

export interface SubmissionAsked {
  viewer: Viewer;
  sessionId: string;
  /** The body that is asked for, or the first. */
  bodyId: string | null;
}

/** What a session's learners could have sent to a body for them: who agreed, and who lacks what. For staff of its course. */
export async function findSessionSubmission(
  { db, site }: Pick<Core, 'db' | 'site'>,
  { viewer, sessionId, bodyId }: SubmissionAsked,
): Promise<Result<SessionSubmission, NotFound>> {
  const session = await findSessionOfOffice({ db }, { viewer, sessionId });
  if (!session) return refuse('not-found');
  const bodies = await listBodiesOfSession(db, sessionId);
  const body = bodies.find(({ id }) => id === bodyId) ?? bodies[0] ?? null;
  const learners = body ? await listSessionProofs(db, { sessionId, body }, site.provider.name) : [];
  return ok({ session, bodies, body, learners });
}

/** The session, if the viewer works at the office of its course; a trainer does not. */
export async function findSessionOfOffice(
  { db }: Pick<Core, 'db'>,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
) {
  const sight = sightOf(viewer);
  const session = sight && isId(sessionId) ? await findRosterSession(db, sight, sessionId) : undefined;
  return session && mayEdit(viewer, session.courseId) ? session : undefined;
}
