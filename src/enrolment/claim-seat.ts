import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { findOrder, type Order } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { ageOfClaimKey } from './claim-link.ts';
import { nameSeat, type NameSeatRefused, type NewAttendee } from './name-seat.ts';
import { refusalOfNaming } from './seat-twice.ts';
import { listPrerequisitesOf } from './prerequisite-queries.ts';
import type { Prerequisite } from './prerequisites.ts';
import { lockSeat } from './seat-change-queries.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';

/** `ask` is who booked the seat: they can give another link, or name somebody. Told only to whoever had a link of this seat. */
type ClaimRefused =
  | { reason: 'not-this-seat' }
  | { reason: 'claim-link-replaced'; ask: string }
  | { reason: 'claim-link-used'; ask: string }
  | { reason: 'claim-link-expired'; ask: string }
  | { reason: 'seat-gone'; ask: string }
  | { reason: 'seat-awaits-payment'; ask: string };

type ClaimSeatRefused = ClaimRefused | NameSeatRefused | TooManyTries;

export interface Claim {
  seat: SeatDetails;
  bookedBy: string;
  /** What the course asks of an attendee; what is only advised too. */
  prerequisites: Prerequisite[];
}

/** Enough for a person who mistypes, too few to ask about strangers. */
const claimTries = { tries: 20, perMinutes: 60 };

/** What a claim link opens: the seat, who booked it, and what the course asks of whoever takes it. */
export async function findClaim(
  services: Core,
  { seatId, key }: { seatId: string; key: string },
): Promise<Result<Claim, ClaimRefused>> {
  const found = isId(seatId) ? await read(services.db, seatId) : undefined;
  if (!found) return refuse('not-this-seat');
  const refused = refusalOfClaim(services, found, key);
  if (refused) return refused;
  const { seat, order } = found;
  const prerequisites = await listPrerequisitesOf(services.db, [seat.courseId]);
  return ok({ seat, bookedBy: order.buyerName, prerequisites });
}

/**
 * Whoever holds a seat's claim link takes it in their own name: they get their own mail with the calendar entry, and a page
 * under My learning. Sent twice by the same person it changes nothing; somebody else is told that the link is used.
 */
export async function claimSeat(
  services: Core & { rateLimits: RateLimiter },
  claim: { seatId: string; key: string; attendee: NewAttendee },
): Promise<Result<undefined, ClaimSeatRefused>> {
  if (!isId(claim.seatId)) return refuse('not-this-seat');
  const allowed = await services.rateLimits.take(`claim-seat:${claim.seatId}`, claimTries);
  if (!allowed.ok) return allowed;
  try {
    const result = await inTransaction(services.db, (trx) => take(services, trx, claim));
    if (result.ok) await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    return refusalOfNaming(error, claim.attendee.email);
  }
}

async function take(
  services: Core,
  trx: Trx,
  { seatId, key, attendee }: { seatId: string; key: string; attendee: NewAttendee },
): Promise<Result<undefined, ClaimSeatRefused>> {
  await lockSeat(trx, seatId);
  const found = await read(trx, seatId);
  if (!found) return refuse('not-this-seat');
  const refused = refusalOfClaim(services, found, key);
  const isTheirs = found.seat.attendeeEmail?.toLowerCase() === attendee.email.toLowerCase();
  if (refused?.reason === 'claim-link-used' && isTheirs) return ok();
  return refused ?? nameSeat(services, trx, { seat: found.seat, attendee, by: 'attendee' });
}

interface Found {
  seat: SeatDetails;
  order: Order;
}

async function read(db: Core['db'] | Trx, seatId: string): Promise<Found | undefined> {
  const seat = await findSeat(db, seatId);
  const order = seat && (await findOrder(db, seat.orderId));
  return order && { seat, order };
}

function refusalOfClaim(services: Core, { seat, order }: Found, key: string) {
  const age = ageOfClaimKey(services, seat, key);
  if (age === 'unknown') return refuse('not-this-seat');
  const ask = order.buyerName;
  if (seat.state === 'cancelled' || seat.state === 'transferred' || seat.sessionState === 'cancelled')
    return refuse('seat-gone', { ask });
  if (seat.learnerId) return refuse('claim-link-used', { ask });
  if (age === 'replaced') return refuse('claim-link-replaced', { ask });
  if (seat.state !== 'confirmed') return refuse('seat-awaits-payment', { ask });
  const now = services.clock.now();
  const isOver = (seat.claimBy && seat.claimBy <= now) || (seat.startsAt && seat.startsAt <= now);
  return isOver ? refuse('claim-link-expired', { ask }) : null;
}
