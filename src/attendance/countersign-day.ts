import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession, findHolders, type HeldSession, listEvents } from './attendance-queries.ts';
import { addCountersign, countOpenConflicts, lockSessionDays } from './check-in-queries.ts';
import type { MarkedDay } from './check-marks.ts';
import { dayAttendance } from './day-attendance.ts';
import { capacityFor } from './may-mark.ts';
import { isOver } from './session-day.ts';

type CountersignDayRefusal =
  | { reason: 'not-your-session' }
  | { reason: 'session-not-held'; state: 'draft' | 'cancelled' }
  | { reason: 'no-such-day'; dayNumber: number }
  | { reason: 'day-not-over'; dayNumber: number; endsAt: Date; timeZone: string }
  /** The viewer attended that day and marked themselves: somebody else gives their word for it. */
  | { reason: 'own-seat-marked' }
  /** So many have no mark, are signed in and not out, or have a mark that is to be settled. */
  | { reason: 'day-not-complete'; unmarked: number; open: number; conflicts: number };

interface Request {
  viewer: Viewer;
  sessionId: string;
  dayNumber: number;
}

/**
 * A trainer (or staff in their place) gives their word, once the day is over, that its record is right: everybody is marked,
 * nobody is left signed in, nothing is to be settled. What changes after that says why. Given again, the first word stands.
 */
export async function countersignDay(
  services: Core,
  { viewer, sessionId, dayNumber }: Request,
): Promise<Result<{ countersignedAt: Date }, CountersignDayRefusal>> {
  const session = await findHeldSession(services.db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  if (session.state === 'draft' || session.state === 'cancelled') {
    return refuse('session-not-held', { state: session.state });
  }
  const by = { personId: viewer.personId, at: services.clock.now() };
  const result = await inTransaction(services.db, (trx) => countersign(trx, { session, dayNumber, by }));
  // The trainer's word may be the last thing that a certificate waited for.
  if (result.ok) await services.worker.wake('issue-certificates');
  return result;
}

interface Countersigning {
  session: HeldSession;
  dayNumber: number;
  by: { personId: string; at: Date };
}

async function countersign(trx: Trx, { session, dayNumber, by }: Countersigning) {
  const day = (await lockSessionDays(trx, session.id)).find((each) => each.dayNumber === dayNumber);
  if (!day) return refuse('no-such-day', { dayNumber });
  if (day.countersignedAt) return ok({ countersignedAt: day.countersignedAt });
  if (!isOver(day, { now: by.at, finishedAt: session.finishedAt })) {
    return refuse('day-not-over', { dayNumber, endsAt: day.endsAt, timeZone: session.timeZone });
  }
  const { isOwnWord, ...missing } = await whatIsOnRecord(trx, { sessionId: session.id, day, viewerId: by.personId });
  if (isOwnWord) return refuse('own-seat-marked');
  if (missing.unmarked + missing.open + missing.conflicts > 0) return refuse('day-not-complete', missing);
  await addCountersign(trx, { sessionDayId: day.id, countersignedBy: by.personId, countersignedAt: by.at });
  await recordInJournal(trx, {
    at: by.at,
    by: { kind: 'person', personId: by.personId },
    action: 'attendance.countersigned',
    subject: { type: 'session', id: session.id },
    facts: { day: dayNumber },
  });
  return ok({ countersignedAt: by.at });
}

interface Looked {
  sessionId: string;
  day: MarkedDay;
  viewerId: string;
}

async function whatIsOnRecord(trx: Trx, { sessionId, day, viewerId }: Looked) {
  const holders = await findHolders(trx, sessionId);
  const seatIds = [...holders.keys()];
  const ofDay = (await listEvents(trx, seatIds)).filter(({ sessionDayId }) => sessionDayId === day.id);
  const events = Map.groupBy(ofDay, ({ seatId }) => seatId);
  const days = seatIds.map((seatId) => dayAttendance(events.get(seatId) ?? [], day));
  const own = seatIds.filter((id) => holders.get(id) === viewerId);
  return {
    isOwnWord: own.some((id) => events.get(id)?.some(({ recordedBy }) => recordedBy === viewerId)),
    unmarked: days.filter(({ state }) => state === 'unmarked').length,
    open: days.filter(({ open }) => open).length,
    conflicts: await countOpenConflicts(trx, day.id),
  };
}
