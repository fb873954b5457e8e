import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countFreePlaces } from './waiting-queue-queries.ts';
import { findCourseOfSession, listLiveEntriesOfSession } from './waiting-staff-queries.ts';
import { type WhyItWaits, whyItWaits } from './why-it-waits.ts';

const perPage = 50;

interface WaitingParty {
  id: string;
  place: number;
  name: string;
  email: string;
  party: number;
  joinedAt: Date;
  /** Whether it waits for any date that fits, not for this one only. */
  anyDate: boolean;
  why: WhyItWaits;
}

/** Who waits for a session, in the order of the queue; those with an open offer stand where they were. Staff of its course only. */
export async function listWaitingOfSession(
  services: Core,
  { sessionId, page, viewer }: { sessionId: string; page: number; viewer: Viewer },
): Promise<Result<Page<WaitingParty>, { reason: 'not-found' } | { reason: 'not-allowed' }>> {
  const courseId = await findCourseOfSession(services.db, sessionId);
  if (!courseId) return refuse('not-found');
  if (!mayEdit(viewer, courseId)) return refuse('not-allowed');
  const now = services.clock.now();
  const [rows, free] = await Promise.all([
    listLiveEntriesOfSession(services.db, sessionId, windowOf(page, perPage)),
    countFreePlaces(services.db, sessionId, now),
  ]);
  const parties = rows.map(({ ahead, total: _, onlySessionId, offerEndsAt, ...entry }) => ({
    ...entry,
    place: ahead + 1,
    anyDate: onlySessionId === null,
    why: whyItWaits(entry, [{ ahead, free }], offerEndsAt),
  }));
  return ok(pageOf(parties, { page, perPage, count: rows[0]?.total ?? 0 }));
}
