import { findOrAddPeople, type RateLimiter, type TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx, violates } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { announceSeat } from './announce-seats.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { hasBegunToLearn, lockSeat, setAttendee } from './seat-change-queries.ts';
import { findSeat } from './seat-queries.ts';

export type CorrectAttendeeRefused =
  | TooManyTries
  | { reason: 'not-found' }
  /** The learner has begun: what they did stays theirs. Staff can help. */
  | { reason: 'already-begun' }
  | { reason: 'already-enrolled'; email: string };

/** Each correction mails whomever it names: enough for a crew's typing, too few to write to strangers. */
const correctionTries = { tries: 40, perMinutes: 60 };

interface Correction {
  orderId: string;
  seatId: string;
  name: string;
  email: string;
  access: OrderAccess;
}

/**
 * The buyer corrects an attendee's mistyped name or e-mail. The seat goes to the person with the right address, who is told;
 * the same correction sent twice changes nothing. Only before the session has begun or the first lesson was opened.
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
    const twice = ['seats_one_per_learner_and_session', 'seats_one_per_learner_and_online_course'];
    if (twice.some((index) => violates(error, index))) return refuse('already-enrolled', { email });
    throw error;
  }
}

async function putRight(
  services: Core,
  trx: Trx,
  { orderId, seatId, name, email, access }: Correction,
): Promise<Result<undefined, CorrectAttendeeRefused>> {
  const seat = await lockSeat(trx, seatId);
  const details = await findSeat(trx, seatId);
  if (!seat || !details || seat.orderId !== orderId) return refuse('not-found');
  const now = services.clock.now();
  if (!['held', 'confirmed'].includes(seat.state) || (details.startsAt && details.startsAt <= now))
    return refuse('already-begun');
  if (!seat.sessionId && (await hasBegunToLearn(trx, seatId))) return refuse('already-begun');
  if (seat.attendeeName === name && seat.attendeeEmail?.toLowerCase() === email.toLowerCase()) return ok();
  const people = await findOrAddPeople(trx, [{ name, email }], now);
  const learnerId = people.get(email.toLowerCase()) ?? '';
  await setAttendee(trx, seatId, { learnerId, attendeeName: name, attendeeEmail: email });
  await recordInJournal(trx, {
    at: now,
    by: actorOf(orderId, access),
    action: 'seat.attendee-corrected',
    subject: { type: 'seat', id: seatId },
  });
  if (seat.state === 'confirmed') await announceSeat(services, trx, seatId);
  return ok();
}
