import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { liveGate } from './live-gate.ts';
import { findLiveSeat } from './presence-queries.ts';

type EnterLiveStreamRefusal =
  | { reason: 'no-such-seat' }
  | { reason: 'gate-closed'; opensAt: Date | null; timeZone: string }
  | { reason: 'no-link-yet' };

/** The provider's address of a live stream: for the learner of a confirmed seat, and only while the gate is open. */
export async function enterLiveStream(
  { db, clock }: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<string, EnterLiveStreamRefusal>> {
  const seat = isId(seatId) ? await findLiveSeat(db, { seatId, learnerId: viewer.personId }) : undefined;
  if (!seat) return refuse('no-such-seat');
  const gate = liveGate(seat, clock.now());
  if (gate.state !== 'open') {
    const opensAt = gate.state === 'not-yet' ? gate.opensAt : null;
    return refuse('gate-closed', { opensAt, timeZone: seat.timeZone });
  }
  return seat.joinUrl === null ? refuse('no-link-yet') : ok(seat.joinUrl);
}
