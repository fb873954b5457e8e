import { isCounterStaff, type RateLimiter, type TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { nameSeat, type NameSeatRefused, type NewAttendee } from './name-seat.ts';
import { refusalOfNaming } from './seat-twice.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { lockSeat } from './seat-change-queries.ts';
import { findSeat } from './seat-queries.ts';

type NameAttendeeRefused =
  | NameSeatRefused
  | TooManyTries
  | { reason: 'not-found' }
  /** Somebody has claimed it, or was named, meanwhile. */
  | { reason: 'already-named' }
  | { reason: 'seat-over' };

/** Each naming mails whomever it names: enough for a crew, too few to write to strangers. */
const namingTries = { tries: 40, perMinutes: 60 };

interface Naming {
  orderId: string;
  seatId: string;
  attendee: NewAttendee;
  access: OrderAccess;
}

/**
 * Whoever booked a seat to be named later says who comes: the buyer, a booker of the organisation, staff. They may do so after
 * the claim link's deadline, until the session begins; staff also then. The same naming sent twice changes nothing.
 */
export async function nameAttendee(
  services: Core & { rateLimits: RateLimiter },
  naming: Naming,
): Promise<Result<undefined, NameAttendeeRefused>> {
  const { orderId, access, attendee } = naming;
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const allowed = await services.rateLimits.take(`attendee:${orderId}`, namingTries);
  if (!allowed.ok) return allowed;
  try {
    const result = await inTransaction(services.db, (trx) => name(services, trx, naming));
    if (result.ok) await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    return refusalOfNaming(error, attendee.email);
  }
}

async function name(
  services: Core,
  trx: Trx,
  { orderId, seatId, attendee, access }: Naming,
): Promise<Result<undefined, NameAttendeeRefused>> {
  await lockSeat(trx, seatId);
  const seat = await findSeat(trx, seatId);
  if (!seat || seat.orderId !== orderId) return refuse('not-found');
  if (seat.learnerId) {
    const isSame = seat.attendeeEmail?.toLowerCase() === attendee.email.toLowerCase();
    return isSame ? ok() : refuse('already-named');
  }
  const now = services.clock.now();
  const byStaff = access.viewer !== null && isCounterStaff(access.viewer);
  const until = byStaff ? seat.endsAt : seat.startsAt;
  if (!['held', 'confirmed'].includes(seat.state) || (until && until <= now)) return refuse('seat-over');
  return nameSeat(services, trx, { seat, attendee, by: actorOf(orderId, access) });
}
