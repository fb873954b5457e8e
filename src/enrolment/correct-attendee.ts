import { findOrAddPeople, hasProvenEmail, type RateLimiter, type TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { findOrder, type Order } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { announceSeat } from './announce-seats.ts';
import { checkPrerequisites, type PrerequisiteMissing } from './check-prerequisites.ts';
import { dropDeclarations } from './declaration-queries.ts';
import { findMoveOf } from './move-queries.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { substitutionEnds } from './policy.ts';
import { getPolicyVersion } from './policy-queries.ts';
import { startOf } from './seat-cancellation.ts';
import { hasBegunToLearn, lockSeat, setAttendee } from './seat-change-queries.ts';
import { dropSeatNotes } from './seat-note-queries.ts';
import { refusalOfNaming } from './seat-twice.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { tellOfSubstitution } from './tell-of-substitution.ts';

type CorrectAttendeeRefused =
  | TooManyTries
  | PrerequisiteMissing
  /** Nobody is named yet, so there is nothing to correct. */
  | { reason: 'not-named-yet' }
  | { reason: 'move-underway' }
  /** Whoever has the address has shown that it is theirs: somebody else takes the seat by substitution. */
  | { reason: 'address-proven' }
  | { reason: 'too-late-to-substitute' }
  | { reason: 'not-found' }
  /** The learner has begun: what they did stays theirs. Staff can help. */
  | { reason: 'already-begun' }
  | { reason: 'already-enrolled'; email: string }
  | { reason: 'busy' };

/** Each correction mails whomever it names: enough for a crew's typing, too few to write to strangers. */
const correctionTries = { tries: 40, perMinutes: 60 };

/** Whoever has booked so lately may still find a mistyped address, however close the start is. */
const justBookedMinutes = 24 * 60;

interface Correction {
  orderId: string;
  seatId: string;
  name: string;
  email: string;
  access: OrderAccess;
}

/**
 * The buyer corrects an attendee's mistyped name or e-mail. The seat goes to the person with the right address; both are told.
 * Only before the session has begun or the first lesson was opened, and an address only while nobody has shown that it is
 * theirs: after that another person is a substitution. The same correction sent twice changes nothing.
 */
export async function correctAttendee(
  services: Core & { rateLimits: RateLimiter },
  correction: Correction,
): Promise<Result<undefined, CorrectAttendeeRefused>> {
  const { orderId, email, access } = correction;
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const allowed = await services.rateLimits.take(`attendee:${orderId}`, correctionTries);
  if (!allowed.ok) return allowed;
  try {
    const result = await inTransaction(services.db, (trx) => putRight(services, trx, correction));
    if (result.ok) await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    return refusalOfNaming(error, email);
  }
}

async function putRight(
  services: Core,
  trx: Trx,
  { orderId, seatId, name, email, access }: Correction,
): Promise<Result<undefined, CorrectAttendeeRefused>> {
  await lockSeat(trx, seatId);
  const [seat, order] = [await findSeat(trx, seatId), await findOrder(trx, orderId)];
  if (!seat || !order || seat.orderId !== orderId) return refuse('not-found');
  const now = services.clock.now();
  if (!['held', 'confirmed'].includes(seat.state) || (seat.startsAt && seat.startsAt <= now))
    return refuse('already-begun');
  if (!seat.learnerId) return refuse('not-named-yet');
  if (!seat.sessionId && (await hasBegunToLearn(trx, seatId))) return refuse('already-begun');
  if (await findMoveOf(trx, seatId)) return refuse('move-underway');
  const isSameAddress = seat.attendeeEmail?.toLowerCase() === email.toLowerCase();
  if (isSameAddress && seat.attendeeName === name) return ok();
  const facts = { seat, order, name, email };
  const refused = isSameAddress ? null : await giveRightAddress(trx, facts, now);
  if (refused) return refused;
  if (isSameAddress)
    await setAttendee(trx, seatId, { learnerId: seat.learnerId, attendeeName: name, attendeeEmail: email });
  await recordInJournal(trx, {
    at: now,
    by: actorOf(orderId, access),
    action: 'seat.attendee-corrected',
    subject: { type: 'seat', id: seatId },
  });
  if (seat.state !== 'confirmed') return ok();
  if (isSameAddress) await announceSeat(services, trx, seatId);
  else await tellOfSubstitution(services, trx, { before: seat, order, role: 'payer' });
  return ok();
}

/**
 * Another address is another person to us. What was said of the attendee goes along only with the same name, and what the
 * course asks for is asked of the new address.
 */
async function giveRightAddress(
  trx: Trx,
  { seat, order, name, email }: { seat: SeatDetails; order: Order; name: string; email: string },
  now: Date,
) {
  if (seat.learnerId && (await hasProvenEmail(trx, seat.learnerId))) return refuse('address-proven');
  const ends = substitutionEnds(await getPolicyVersion(trx, seat.policyVersionId), startOf(seat));
  if (ends && ends < now && addMinutes(order.placedAt, justBookedMinutes) < now)
    return refuse('too-late-to-substitute');
  const learnerId = (await findOrAddPeople(trx, [{ name, email }], now)).get(email.toLowerCase()) ?? '';
  const isSameName = seat.attendeeName?.toLowerCase() === name.toLowerCase();
  const { courseId, startsAt, orderId, id: seatId } = seat;
  const declaredFor = isSameName ? seatId : null;
  const asked = { person: { name, email, learnerId }, courseId, startsAt, orderId, seatId, declaredFor };
  const unmet = await checkPrerequisites(trx, { ...asked, declarations: [] });
  if (unmet) return unmet;
  await setAttendee(trx, seatId, { learnerId, attendeeName: name, attendeeEmail: email });
  if (isSameName) return null;
  await dropDeclarations(trx, seatId);
  await dropSeatNotes(trx, seatId);
  return null;
}
