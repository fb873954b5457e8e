import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { type Declaration, listDeclarations, listSeatNotes, type SeatNotes } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findRosterSession, listRosterSeats } from './roster-queries.ts';
import { mayUseCounter, type NotAllowed, type NotFound, sightOf } from './sight.ts';

/** What is asked of money is null for a trainer. */
export interface RosterSeat {
  id: string;
  ticketCode: string;
  state: 'held' | 'confirmed' | 'attended' | 'completed' | 'no-show' | 'cancelled' | 'transferred';
  attendeeName: string | null;
  attendeeEmail: string | null;
  cancelReason: string | null;
  /** What the attendee asks the staff of this session to know; nobody else reads it, and nobody once it is over. */
  notes: SeatNotes | null;
  declarations: Declaration[];
  order: {
    id: string;
    reference: string;
    paymentState: 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';
    buyerName: string;
    buyerEmail: string;
    organisationName: string | null;
    priceCents: number;
    refundedCents: number;
  } | null;
}

export interface Roster {
  session: NonNullable<Awaited<ReturnType<typeof findRosterSession>>>;
  /** Those who come. */
  seats: RosterSeat[];
  /** Those who do not any more. */
  given: RosterSeat[];
  /** Whether the viewer may cancel seats and open orders. */
  atCounter: boolean;
  /** Whether the viewer may say if what was declared holds. */
  mayCheck: boolean;
}

/** Who comes to a session. Staff see every session's, a trainer those that they teach. */
export async function findRoster(
  services: Core,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<Roster, NotAllowed | NotFound>> {
  const sight = sightOf(viewer);
  if (!sight) return refuse('not-allowed');
  const session = isId(sessionId) && (await findRosterSession(services.db, sight, sessionId));
  if (!session) return refuse('not-found');
  const atCounter = mayUseCounter(viewer);
  const rows = await listRosterSeats(services.db, sessionId, services.clock.now());
  const comes = session.endsAt > services.clock.now() ? rows.filter(isComing).map(({ id }) => id) : [];
  const [notes, declarations] = await Promise.all([
    listSeatNotes(services.db, comes),
    listDeclarations(
      services.db,
      rows.map(({ id }) => id),
    ),
  ]);
  const said = (id: string) => ({
    notes: notes.get(id) ?? null,
    declarations: declarations.filter(({ seatId }) => seatId === id),
  });
  const seats = rows.map((row) => shown(row, said(row.id), atCounter));
  const mayCheck = mayEdit(viewer, session.courseId);
  const given = seats.filter((seat) => !isComing(seat));
  return ok({ session, seats: seats.filter(isComing), given, atCounter, mayCheck });
}

type Row = Awaited<ReturnType<typeof listRosterSeats>>[number];

function isComing({ state }: Pick<Row, 'state'>): boolean {
  return state !== 'cancelled' && state !== 'transferred';
}

function shown(row: Row, said: Pick<RosterSeat, 'notes' | 'declarations'>, atCounter: boolean): RosterSeat {
  const { id, ticketCode, state, attendeeName, attendeeEmail, cancelReason } = row;
  const { orderId, reference, paymentState, buyerName, buyerEmail, organisationName, priceCents, refundedCents } = row;
  const money = { paymentState, priceCents, refundedCents };
  const order = { id: orderId, reference, buyerName, buyerEmail, organisationName, ...money };
  return { id, ticketCode, state, attendeeName, attendeeEmail, cancelReason, ...said, order: atCounter ? order : null };
}
