import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession, listSessionDays } from './attendance-queries.ts';
import { doorCode } from './door-code.ts';
import { capacityFor } from './may-mark.ts';
import { dayOfMoment } from './session-day.ts';

interface ShownDoorCode {
  courseTitle: string;
  dayNumber: number;
  days: number;
  /** Null on a day on which the session is not held in a room. */
  shown: { code: string; until: Date } | null;
}

/** The code with which people sign themselves in today: for the screen in the room, shown by those who may mark. */
export async function showDoorCode(
  { db, clock, signature }: Core,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<ShownDoorCode, { reason: 'not-your-session' }>> {
  const session = await findHeldSession(db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  const now = clock.now();
  const days = await listSessionDays(db, sessionId);
  const today = dayOfMoment(days, { now, timeZone: session.timeZone });
  const isHeld = session.delivery === 'in-person' && (session.state === 'open' || session.state === 'closed');
  return ok({
    courseTitle: session.courseTitle,
    dayNumber: today?.dayNumber ?? 0,
    days: days.length,
    shown: today && isHeld ? doorCode(today.id, now, (text) => signature('door-code', text)) : null,
  });
}
