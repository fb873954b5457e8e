import type { RateLimiter, TooManyTries, Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { idFrom, isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addEvents } from './attendance-queries.ts';
import { type CheckInFault, judgeCheckIn } from './check-in-mark.ts';
import { listNotedMarks, lockSessionDays } from './check-in-queries.ts';
import { isDoorCode } from './door-code.ts';
import { findRoomSeat } from './self-check-in-queries.ts';
import { dayOfMoment } from './session-day.ts';

type CheckInMyselfRefusal =
  | { reason: 'no-seat-in-room' }
  | { reason: 'not-today' }
  | { reason: 'wrong-door-code' }
  /** What is on record says otherwise; the trainer can look at it. */
  | { reason: 'check-in-does-not-fit'; fault: CheckInFault }
  | TooManyTries;

/** Of a million codes two are right at a time: so many tries find one in half a year of days. */
const codeTries = { tries: 8, perMinutes: 10 };

interface Request {
  viewer: Viewer;
  seatId: string;
  /** What the learner is doing, as the page they sent says. */
  kind: 'in' | 'out';
  code: string;
}

/**
 * A learner signs in or out with the code that the screen in the room shows at this moment. Sent twice, it is one; the time is the
 * server's. What is on record counts for more: who was signed out by the trainer does not sign in again by pressing once more.
 */
export async function checkInMyself(
  services: Core & { rateLimits: RateLimiter },
  { viewer, seatId, kind, code }: Request,
): Promise<Result<{ at: Date }, CheckInMyselfRefusal>> {
  const seat = isId(seatId) ? await findRoomSeat(services.db, { seatId }, viewer.personId) : undefined;
  if (!seat) return refuse('no-seat-in-room');
  const allowed = await services.rateLimits.take(`door-code:${viewer.personId}`, codeTries);
  if (!allowed.ok) return allowed;
  const now = services.clock.now();
  const sign = (text: string) => services.signature('door-code', text);
  const result = await inTransaction(services.db, async (trx) => {
    const days = await lockSessionDays(trx, seat.sessionId);
    const day = dayOfMoment(days, { now, timeZone: seat.timeZone });
    if (!day) return refuse('not-today');
    if (!isDoorCode(code, { sessionDayId: day.id, now }, sign)) return refuse('wrong-door-code');
    const noted = (await listNotedMarks(trx, [seatId])).filter(({ sessionDayId }) => sessionDayId === day.id);
    const judged = judgeCheckIn(
      { kind, at: now },
      { now, timeZone: seat.timeZone, day, seatStands: true, isOwn: false, noted },
    );
    if (judged === 'known') return ok({ at: now });
    if (judged !== 'new') return refuse('check-in-does-not-fit', { fault: judged });
    await add(trx, { viewer, seatId, kind, day, now });
    return ok({ at: now });
  });
  // Leaving may be the last thing that a certificate waited for.
  if (result.ok) await services.worker.wake('issue-certificates');
  return result;
}

interface Adding {
  viewer: Viewer;
  seatId: string;
  kind: 'in' | 'out';
  day: { id: string; dayNumber: number };
  now: Date;
}

async function add(trx: Trx, { viewer, seatId, kind, day, now }: Adding): Promise<void> {
  const clientId = idFrom(`self ${seatId} ${day.id} ${kind} ${now.toISOString()}`);
  const mark = { clientId, seatId, dayNumber: day.dayNumber, sessionDayId: day.id, kind, at: now };
  await addEvents(trx, [mark], { source: 'self', recordedBy: viewer.personId, recordedAt: now });
  await recordInJournal(trx, {
    at: now,
    by: { kind: 'person', personId: viewer.personId },
    action: 'attendance.checked-in-self',
    subject: { type: 'seat', id: seatId },
    facts: { kind, day: day.dayNumber },
  });
}
