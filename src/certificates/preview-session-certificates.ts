import { isStaff, type Viewer } from '#src/accounts/index.ts';
import { findAttendanceSheet, type HeldSession } from '#src/attendance/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listCompletionFacts } from './completion-facts.ts';
import { listSessionCompletions, listSessionSeats } from './completion-queries.ts';
import { type CompletionFacts, completionRule, type Verdict } from './completion-rule.ts';

interface SessionCertificates {
  session: HeldSession;
  seats: ({ seatId: string; name: string | null } & SeatCertificate)[];
}

type SeatCertificate =
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
  const seats = await listSessionSeats(db, sessionId);
  // The very rule: a count that only resembled it would be a guess.
  const facts = await listCompletionFacts(
    db,
    seats.filter(({ id }) => !completions.has(id)),
  );
  const now = clock.now();
  return ok({
    session: sheet.value.session,
    seats: seats.map((seat) => {
      const shown = { seatId: seat.id, name: names.get(seat.id) ?? null };
      const done = completions.get(seat.id);
      if (done?.number) return { ...shown, state: 'issued', number: done.number };
      const ofSeat = facts.get(seat.id);
      const verdict = done || !ofSeat ? null : verdictOn(ofSeat, now);
      if (verdict && !verdict.met) return { ...shown, state: 'not-yet', missing: verdict.missing };
      if (verdict?.isPart) return { ...shown, state: 'ready-in-part' };
      return { ...shown, state: seat.nameConfirmed ? 'ready' : 'waiting-for-name' };
    }),
  });
}

/** What the rule says; where it is not met in full, what it says of a part. */
function verdictOn(facts: CompletionFacts, now: Date): Verdict {
  const whole = completionRule(facts, { now, inPart: false });
  const part = whole.met ? whole : completionRule(facts, { now, inPart: true });
  return part.met ? part : whole;
}
