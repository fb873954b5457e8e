import { findOrAddPeople } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { announceSeat } from './announce-seats.ts';
import type { Attendee } from './booking.ts';
import { cancelLapsedHolds, closeLapsedAccess } from './capacity-queries.ts';
import { checkPrerequisites, type PrerequisiteMissing } from './check-prerequisites.ts';
import { setNamed } from './claim-queries.ts';
import { putDeclarations } from './declaration-queries.ts';
import { putSeatNotes } from './seat-note-queries.ts';
import { listSeatsAlreadyHad, type SeatDetails } from './seat-queries.ts';
import { declarationsFor, notesFor } from './what-attendees-say.ts';

/** Who takes a seat, and what they say of themselves. */
export interface NewAttendee extends Pick<Attendee, 'declarations' | 'notes'> {
  name: string;
  email: string;
}

export type NameSeatRefused = PrerequisiteMissing | { reason: 'already-enrolled'; email: string } | { reason: 'busy' };

/**
 * Gives a seat without a learner to this person, who is told: by their own claim or by whoever booked it. The seat is locked
 * by the caller, who has checked that it may be done.
 */
export async function nameSeat(
  services: Core,
  trx: Trx,
  { seat, attendee, by }: { seat: SeatDetails; attendee: NewAttendee; by: Actor | 'attendee' },
): Promise<Result<undefined, NameSeatRefused>> {
  const now = services.clock.now();
  const { name, email, declarations, notes } = attendee;
  const learnerId = (await findOrAddPeople(trx, [{ name, email }], now)).get(email.toLowerCase()) ?? '';
  const { sessionId, courseId, orderId, startsAt } = seat;
  const place = {
    learnerIds: [learnerId],
    ...(sessionId ? { sessionIds: [sessionId], courseIds: [] } : { sessionIds: [], courseIds: [courseId] }),
  };
  await cancelLapsedHolds(trx, place, now);
  await closeLapsedAccess(trx, place, now);
  if ((await listSeatsAlreadyHad(trx, place)).length > 0) return refuse('already-enrolled', { email });
  const person = { name, email, learnerId };
  const asked = { person, courseId, startsAt, orderId, seatId: seat.id, declarations };
  const missing = await checkPrerequisites(trx, asked);
  if (missing) return missing;
  await setNamed(trx, seat.id, { learnerId, attendeeName: name, attendeeEmail: email }, now);
  await putDeclarations(trx, declarationsFor(seat.id, declarations), now);
  await putSeatNotes(trx, notesFor(seat, notes), now);
  await recordInJournal(trx, {
    at: now,
    by: by === 'attendee' ? { kind: 'person', personId: learnerId } : by,
    action: by === 'attendee' ? 'seat.claimed' : 'seat.named',
    subject: { type: 'seat', id: seat.id },
    facts: { orderId },
  });
  if (seat.state === 'confirmed') await announceSeat(services, trx, seat.id);
  return ok();
}
