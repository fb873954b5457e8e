import { isStaff, type Viewer } from '#src/accounts/index.ts';
import { findAttendanceSheet, type HeldSession } from '#src/attendance/index.ts';
import type { Core } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listSessionCompletions, listSessionSeats, type SeatToComplete } from './completion-queries.ts';
import { completionRule } from './completion-rule.ts';
import { completionFacts } from './evaluate-completion.ts';

export interface SessionCertificates {
  session: HeldSession;
  seats: ({ seatId: string; name: string | null } & SeatCertificate)[];
}

export type SeatCertificate =
  | { state: 'issued'; number: string }
  /** A certificate would be issued now; in part: only if a person wants it, for the credit of what was attended. */
  | { state: 'ready' | 'ready-in-part' }
  | { state: 'waiting-for-name' }
  | { state: 'not-yet'; missing: string[] };

/** The dry run: what issuing a session's certificates would do now, seat by seat. Changes nothing. For staff of the course. */
export async function previewSessionCertificates(
  services: Core,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<SessionCertificates, { reason: 'not-your-session' }>> {
  const sheet = isStaff(viewer) ? await findAttendanceSheet(services, { viewer, sessionId }) : null;
  if (!sheet?.ok) return refuse('not-your-session');
  const { db, clock } = services;
  const names = new Map(sheet.value.seats.map(({ seatId, name }) => [seatId, name]));
  const completions = new Map((await listSessionCompletions(db, sessionId)).map((each) => [each.seatId, each]));
  const seats: SessionCertificates['seats'] = [];
  const now = clock.now();
  for (const seat of await listSessionSeats(db, sessionId)) {
    const shown = { seatId: seat.id, name: names.get(seat.id) ?? null };
    const done = completions.get(seat.id);
    if (done?.number) seats.push({ ...shown, state: 'issued', number: done.number });
    else {
      // The very rule, seat by seat: a count that only resembled it would be a guess. A session has few seats.
      const verdict = done ? { met: true as const } : await verdictOn(db, seat, now);
      if (!verdict.met) seats.push({ ...shown, state: 'not-yet', missing: verdict.missing });
      else if ('isPart' in verdict && verdict.isPart) seats.push({ ...shown, state: 'ready-in-part' });
      else seats.push({ ...shown, state: seat.nameConfirmed ? 'ready' : 'waiting-for-name' });
    }
  }
  return ok({ session: sheet.value.session, seats });
}

/** What the rule says; where it is not met in full, what it says of a part. */
async function verdictOn(db: Db, seat: SeatToComplete, now: Date) {
  const facts = await completionFacts(db, seat);
  const whole = completionRule(facts, { now, inPart: false });
  const part = whole.met ? whole : completionRule(facts, { now, inPart: true });
  return part.met ? part : whole;
}
