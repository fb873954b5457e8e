import type { Trx } from '#src/database.ts';
import type { Attendee, Booking } from './booking.ts';
import {
  checkCandidates,
  type NamedCandidate,
  type PrerequisiteMissing,
  saysSomething,
} from './check-prerequisites.ts';
import { putDeclarations } from './declaration-queries.ts';
import type { NewSeat } from './seat-change-queries.ts';
import { putSeatNotes, type SeatNotes } from './seat-note-queries.ts';

interface Offered {
  item: Booking['items'][number];
  offer: { hasRequiredPrerequisite: boolean; startsAt: Date | null; endsAt: Date | null };
}

/**
 * Refuses a booking in which somebody lacks what their course requires, and says of everybody who does. Seats to be named
 * later are checked when they are named. Asks the database nothing where no course requires anything.
 */
export async function refusalForPrerequisites(
  trx: Trx,
  offered: readonly Offered[],
  personIds: Map<string, string>,
): Promise<({ ok: false } & PrerequisiteMissing) | null> {
  if (!offered.some(({ offer }) => offer.hasRequiredPrerequisite)) return null;
  const named = offered.flatMap(({ item, offer }, index) => candidatesOf({ item, offer }, index, personIds));
  const besides = (own: (typeof named)[number]) =>
    named.filter(({ learnerId, item }) => learnerId === own.learnerId && item !== own.item);
  return checkCandidates(
    trx,
    named.map((candidate) => ({ ...candidate, besides: besides(candidate) })),
  );
}

function candidatesOf({ item, offer }: Offered, index: number, personIds: Map<string, string>) {
  return item.attendees.flatMap(
    ({ name, email, declarations }, attendee): (Omit<NamedCandidate, 'besides'> & { endsAt: Date | null })[] => {
      const learnerId = personIds.get(email?.toLowerCase() ?? '');
      if (!email || !learnerId) return [];
      const { startsAt, endsAt } = offer;
      const person = { name: name ?? email, email, learnerId, declarations };
      return [{ ...person, courseId: item.courseId, startsAt, endsAt, item: index, attendee }];
    },
  );
}

/** Keeps with each seat what its attendee declared and asked the staff to know. Nothing said costs nothing. */
export async function writeWhatAttendeesSay(trx: Trx, booking: Booking, seats: NewSeat[], at: Date): Promise<void> {
  const said = booking.items.flatMap(({ courseId, sessionId, attendees }) =>
    attendees.flatMap((attendee) => {
      const seat = seats.find((each) => isSeatOf(each, { courseId, sessionId }, attendee));
      return seat ? [{ seat, attendee }] : [];
    }),
  );
  await putDeclarations(
    trx,
    said.flatMap(({ seat, attendee }) => declarationsFor(seat.id, attendee.declarations)),
    at,
  );
  await putSeatNotes(
    trx,
    said.flatMap(({ seat, attendee }) => notesFor(seat, attendee.notes)),
    at,
  );
}

function isSeatOf(seat: NewSeat, item: { courseId: string; sessionId: string | null }, { email }: Attendee): boolean {
  return (
    email !== null &&
    seat.attendeeEmail === email &&
    seat.courseId === item.courseId &&
    seat.sessionId === item.sessionId
  );
}

/** What is worth keeping of what was declared. */
export function declarationsFor(seatId: string, declarations: Attendee['declarations']) {
  return declarations
    .filter(saysSomething)
    .map((each) => ({ ...each, evidence: each.evidence.trim().replace(/\s+/g, ' '), seatId }));
}

/** The notes as a row, or none: nothing written, or an online course at which nobody is met. */
export function notesFor({ id, sessionId }: { id: string; sessionId: string | null }, notes: SeatNotes | null) {
  if (!notes || !sessionId) return [];
  const row = { seatId: id, dietary: notes.dietary.trim(), access: notes.access.trim() };
  return row.dietary || row.access ? [row] : [];
}
