import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
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
  const seats = rows.map((row) => shown(row, atCounter));
  const left = (seat: RosterSeat) => seat.state === 'cancelled' || seat.state === 'transferred';
  return ok({ session, seats: seats.filter((seat) => !left(seat)), given: seats.filter(left), atCounter });
}

type Row = Awaited<ReturnType<typeof listRosterSeats>>[number];

function shown(row: Row, atCounter: boolean): RosterSeat {
  const { id, ticketCode, state, attendeeName, attendeeEmail, cancelReason } = row;
  const { orderId, reference, paymentState, buyerName, buyerEmail, organisationName, priceCents, refundedCents } = row;
  const money = { paymentState, priceCents, refundedCents };
  const order = { id: orderId, reference, buyerName, buyerEmail, organisationName, ...money };
  return { id, ticketCode, state, attendeeName, attendeeEmail, cancelReason, order: atCounter ? order : null };
}
