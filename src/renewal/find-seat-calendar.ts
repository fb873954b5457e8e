import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { calendarEntry, findSeat, listSessionDays } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';

/** The viewer's own seat as a calendar file. A cancelled one gives a file that takes it out of the calendar. */
export async function findSeatCalendar(
  { db, clock, site }: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<string, { reason: 'no-such-seat' | 'not-dated' }>> {
  const seat = isId(seatId) ? await findSeat(db, seatId) : undefined;
  if (!seat || seat.learnerId !== viewer.personId || seat.state === 'held') return refuse('no-such-seat');
  if (!seat.sessionId) return refuse('not-dated');
  const days = await listSessionDays(db, [seat.sessionId]);
  return ok(calendarEntry(site, seat, days, clock.now()));
}
