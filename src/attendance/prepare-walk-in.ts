import type { RateLimiter, Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { quoteBooking, type Prerequisite } from '#src/enrolment/index.ts';
import { findCurrentTerms } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession, type HeldSession } from './attendance-queries.ts';
import { capacityFor } from './may-mark.ts';

interface WalkInOffer {
  session: HeldSession;
  totalCents: number;
  /** What the public may have: what others wait for is kept. */
  seatsLeft: number;
  prerequisites: Prerequisite[];
  termsVersionId: string;
}

/** What somebody at the door is told before they are let in: the price, what is asked of them, and whether there is a seat. */
export async function prepareWalkIn(
  services: Core & { rateLimits: RateLimiter },
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<Result<WalkInOffer, { reason: 'not-your-session' }>> {
  const session = await findHeldSession(services.db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('not-your-session');
  const items = [{ courseId: session.courseId, sessionId, priceTierId: null, seats: 1 }];
  const quote = await quoteBooking(services, { items, voucherCode: null, organisationId: null, viewer: null });
  const terms = await findCurrentTerms(services.db, services.clock.now());
  const [line] = quote.lines;
  if (!terms || !line) return refuse('not-your-session');
  const { totalCents } = quote;
  const { seatsLeft, prerequisites } = line;
  return ok({ session, totalCents, seatsLeft: seatsLeft ?? 0, prerequisites, termsVersionId: terms.id });
}
