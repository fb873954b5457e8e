import { isTrainer, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listTaughtSessions, type TaughtSession } from './taught-session-queries.ts';

/** The sessions that the viewer teaches, the latest first, at most `mostTaught`; each with what is still to be marked. */
export async function listMySessions(
  { db, clock }: Core,
  { viewer }: { viewer: Viewer },
): Promise<Result<TaughtSession[], { reason: 'not-a-trainer' }>> {
  if (!isTrainer(viewer)) return refuse('not-a-trainer');
  if (viewer.instructorId === null) return ok([]);
  return ok(await listTaughtSessions(db, viewer.instructorId, clock.now()));
}
