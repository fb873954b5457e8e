import type { RateLimiter, TooManyTries, Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import {
  type Attendee,
  attendeeNamed,
  type BookedOrder,
  bookSeats,
  type BookSeatsRefused,
} from '#src/enrolment/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession } from './attendance-queries.ts';
import { capacityFor } from './may-mark.ts';
import { walkInToken } from './walk-in-token.ts';

type AdmitWalkInRefusal =
  | { reason: 'not-your-session' }
  /** Until the morning of its first day a session is booked like any other. */
  | { reason: 'door-not-open'; startsAt: Date; timeZone: string }
  | TooManyTries
  | BookSeatsRefused;

/** A crowd at the door of a large event is let in within the hour; a script that tries addresses is not. */
const admissions = { tries: 60, perMinutes: 60 };

interface WalkIn {
  viewer: Viewer;
  sessionId: string;
  /** Made with the form: the same form sent twice admits once. */
  formToken: string;
  name: string;
  email: string;
  /** What they say they hold of what the course requires. */
  declarations: Attendee['declarations'];
  /** Needed on the tax invoice of a larger sum. */
  billingAddress: string | null;
  /** The version of the terms that they were shown and accept. */
  termsVersionId: string;
  /** The price that they were told. */
  expectedTotalCents: number;
}

/**
 * Lets somebody in who stands at the door: an ordinary booking of one seat in their own name, made by a trainer of this session or by
 * staff. Capacity, those who wait, prerequisites and price are those of every booking; a seat with a price is theirs once it is paid.
 */
export async function admitWalkIn(
  services: Core & { rateLimits: RateLimiter },
  { viewer, sessionId, formToken, name, email, declarations, ...facts }: WalkIn,
): Promise<Result<BookedOrder, AdmitWalkInRefusal>> {
  const session = await findHeldSession(services.db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  const { startsAt, timeZone } = session;
  if (dateIn(timeZone, startsAt) > dateIn(timeZone, services.clock.now())) {
    return refuse('door-not-open', { startsAt, timeZone });
  }
  const { personId } = viewer;
  const allowed = await services.rateLimits.take(`walk-in:${personId}`, admissions);
  if (!allowed.ok) return allowed;
  const attendees = [{ ...attendeeNamed(name, email), declarations }];
  const booking = {
    ...facts,
    formToken: walkInToken(services, { personId, sessionId, formToken }),
    ...{ atDoor: true, buyer: { name, email, phone: null }, organisation: null, purchaseOrder: null },
    ...{ voucherCode: null, paysBy: 'card' as const, useBalance: false, offer: null },
    items: [{ courseId: session.courseId, sessionId, priceTierId: null, attendees }],
  };
  return bookSeats(services, { booking, by: { kind: 'person', personId } });
}
