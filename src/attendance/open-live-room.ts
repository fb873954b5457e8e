import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId, newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listSessionDays } from './attendance-queries.ts';
import { beatSeconds, beatToken } from './heartbeat.ts';
import { type LiveGate, liveGate } from './live-gate.ts';
import { dayOfRoom } from './live-room.ts';
import { presenceChecksOf } from './presence-checks.ts';
import { findLiveSeat } from './presence-queries.ts';

/** What the page beside the meeting says and works with. */
interface LiveRoom {
  title: string;
  timeZone: string;
  gate: LiveGate;
  /** Whether the provider's address is known. It is not given here: see `enterLiveStream`. */
  hasWayIn: boolean;
  /** The day that goes on or comes next; null when all are over. */
  day: { startsAt: Date; endsAt: Date; checks: number } | null;
  attendancePercent: number;
  answersPercent: number | null;
  /** The first heartbeat's token; null while the gate is closed. */
  token: string | null;
  beatSeconds: number;
}

/** The page that stays open beside a live stream. Only the learner of a confirmed seat finds it. */
export async function openLiveRoom(
  services: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<LiveRoom, { reason: 'no-such-seat' }>> {
  const seat = isId(seatId) ? await findLiveSeat(services.db, { seatId, learnerId: viewer.personId }) : undefined;
  if (!seat?.sessionId) return refuse('no-such-seat');
  const now = services.clock.now();
  const gate = liveGate(seat, now);
  const day = dayOfRoom(await listSessionDays(services.db, seat.sessionId), now);
  return ok({
    title: seat.title,
    timeZone: seat.timeZone,
    gate,
    hasWayIn: seat.joinUrl !== null,
    day: day
      ? { startsAt: day.startsAt, endsAt: day.endsAt, checks: presenceChecksOf(day, seat.presenceChecksPerHour) }
      : null,
    attendancePercent: seat.attendancePercent,
    answersPercent: seat.presenceAnswersPercent,
    token: day && gate.state === 'open' ? firstToken(services, { seatId, sessionDayId: day.id, now }) : null,
    beatSeconds,
  });
}

function firstToken(
  { signature }: Core,
  { seatId, sessionDayId, now }: { seatId: string; sessionDayId: string; now: Date },
): string {
  const beat = { seatId, sessionDayId, pageId: newId(), number: 1, issuedAt: now };
  return beatToken(beat, (text) => signature('presence', text));
}
