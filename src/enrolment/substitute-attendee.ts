import { findOrAddPeople, type RateLimiter, type TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { checkPrerequisites, type GivenDeclaration, type PrerequisiteMissing } from './check-prerequisites.ts';
import { dropDeclarations, putDeclarations } from './declaration-queries.ts';
import { findMoveOf } from './move-queries.ts';
import { actorOf, type OrderAccess } from './order-access.ts';
import { substitutionEnds } from './policy.ts';
import { getPolicyVersion } from './policy-queries.ts';
import { type ReachedSeat, reachSeat } from './seat-access.ts';
import { startOf } from './seat-cancellation.ts';
import { hasBegunToLearn, lockSeat, setAttendee } from './seat-change-queries.ts';
import { dropSeatNotes } from './seat-note-queries.ts';
import { refusalOfNaming } from './seat-twice.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';
import { waitsForInvoice } from './seat-state.ts';
import { tellOfSubstitution } from './tell-of-substitution.ts';

export type SubstituteAttendeeRefused =
  | TooManyTries
  | PrerequisiteMissing
  | SeatNotSubstitutable
  | { reason: 'already-enrolled'; email: string }
  | { reason: 'busy' }
  /** The address is the attendee's own: a name is corrected, not substituted. */
  | { reason: 'same-person' };

type SeatNotSubstitutable =
  | { reason: 'not-found' }
  /** Attended, cancelled, moved, not paid yet where that is not an invoice's. */
  | { reason: 'not-substitutable'; state: string }
  /** It is named by its claim link. */
  | { reason: 'not-named-yet' }
  | { reason: 'already-begun' }
  | { reason: 'too-late-to-substitute' }
  | { reason: 'move-underway' };

/** As for corrections: each mails whomever it names. */
const tries = { tries: 40, perMinutes: 60 };

interface Substitution {
  seatId: string;
  name: string;
  email: string;
  declarations: GivenDeclaration[];
  access: OrderAccess;
}

/** Until when somebody else may take the seat, for whoever paid or sits there; with why not, when they may not. */
export async function previewSubstitution(
  services: Core,
  { seatId, access }: { seatId: string; access: OrderAccess },
): Promise<Result<{ reached: ReachedSeat; until: Date | null }, SeatNotSubstitutable>> {
  const reached = await reachSeat(services, services.db, seatId, access);
  if (!reached) return refuse('not-found');
  const until = substitutionEnds(
    await getPolicyVersion(services.db, reached.seat.policyVersionId),
    startOf(reached.seat),
  );
  const refused = refusalOfSeat(reached, until, services.clock.now());
  return refused ?? ok({ reached, until });
}

/**
 * Another person takes the seat, at no charge, if they meet the prerequisites: by whoever paid, or by the learner. One act:
 * the one before is told and has the date taken out of their calendar, the new one has a mail and an entry of their own.
 * What the one before declared and asked to be known is theirs and goes. The same substitution twice changes nothing.
 */
export async function substituteAttendee(
  services: Core & { rateLimits: RateLimiter },
  substitution: Substitution,
): Promise<Result<{ seat: SeatDetails }, SubstituteAttendeeRefused>> {
  const { seatId, email, access } = substitution;
  const reached = await reachSeat(services, services.db, seatId, access);
  if (!reached) return refuse('not-found');
  const allowed = await services.rateLimits.take(`attendee:${reached.order.id}`, tries);
  if (!allowed.ok) return allowed;
  try {
    const result = await inTransaction(services.db, (trx) => handOver(services, trx, { ...substitution, reached }));
    if (result.ok) await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    return refusalOfNaming(error, email);
  }
}

async function handOver(
  services: Core,
  trx: Trx,
  { seatId, name, email, declarations, access, reached }: Substitution & { reached: ReachedSeat },
): Promise<Result<{ seat: SeatDetails }, SubstituteAttendeeRefused>> {
  await lockSeat(trx, seatId);
  const seat = await findSeat(trx, seatId);
  if (!seat) return refuse('not-found');
  const now = services.clock.now();
  const until = substitutionEnds(await getPolicyVersion(trx, seat.policyVersionId), startOf(seat));
  const isTheirs = seat.attendeeEmail?.toLowerCase() === email.toLowerCase();
  if (isTheirs && seat.attendeeName === name) return ok({ seat });
  const refused =
    refusalOfSeat({ seat, order: reached.order }, until, now) ?? (isTheirs ? refuse('same-person') : null);
  if (refused) return refused;
  if (!seat.sessionId && (await hasBegunToLearn(trx, seatId))) return refuse('already-begun');
  if (await findMoveOf(trx, seatId)) return refuse('move-underway');
  const people = await findOrAddPeople(trx, [{ name, email }], now);
  const learnerId = people.get(email.toLowerCase()) ?? '';
  const { courseId, startsAt, orderId } = seat;
  const person = { name, email, learnerId };
  const unmet = await checkPrerequisites(trx, { person, courseId, startsAt, orderId, seatId, declarations });
  if (unmet) return unmet;
  await setAttendee(trx, seatId, { learnerId, attendeeName: name, attendeeEmail: email });
  await dropDeclarations(trx, seatId);
  await dropSeatNotes(trx, seatId);
  await putDeclarations(
    trx,
    declarations.map((declaration) => ({ seatId, ...declaration })),
    now,
  );
  const [by, subject] = [actorOf(orderId, access), { type: 'seat', id: seatId }];
  await recordInJournal(trx, { at: now, by, action: 'seat.substituted', subject, facts: { orderId } });
  const after = await tellOfSubstitution(services, trx, { before: seat, order: reached.order, role: reached.role });
  return ok({ seat: after });
}

function refusalOfSeat({ seat, order }: Pick<ReachedSeat, 'seat' | 'order'>, until: Date | null, now: Date) {
  if (seat.state !== 'confirmed' && !waitsForInvoice(seat, order))
    return refuse('not-substitutable', { state: seat.state });
  if (!seat.learnerId) return refuse('not-named-yet');
  if (seat.startsAt && seat.startsAt <= now) return refuse('already-begun');
  return until && until < now ? refuse('too-late-to-substitute') : null;
}
