import type { Core } from '#src/core.ts';
import { countTaken, listOffers, listPrerequisitesOf, mostSeats, whyNotOnSale } from '#src/enrolment/index.ts';
import { findCurrentTerms, priceLines } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';

/** What the booking page shows for `?session=<id>` or `?course=<slug>`; null when there is no such thing. */
export async function findCheckout(services: Core, asked: URLSearchParams, typedAttendees: number) {
  const sessionId = asked.get('session');
  const courseSlug = asked.get('course');
  if (sessionId ? !isId(sessionId) : !courseSlug) return null;
  const [offer] = await listOffers(services.db, {
    sessionIds: sessionId ? [sessionId] : [],
    courseIds: [],
    courseSlugs: sessionId || !courseSlug ? [] : [courseSlug],
  });
  const terms = await findCurrentTerms(services.db);
  // What is not published is nobody's to know of.
  if (!offer || offer.courseState === 'draft' || offer.sessionState === 'draft' || !terms) return null;
  const now = services.clock.now();
  const taken = await countTaken(services.db, offer.sessionId ? [offer.sessionId] : [], now);
  const prerequisites = offer.hasRequiredPrerequisite ? await listPrerequisitesOf(services.db, [offer.courseId]) : [];
  const seatsLeft =
    offer.capacity === null ? null : Math.max(0, offer.capacity - (taken.get(offer.sessionId ?? '') ?? 0));
  const most = offer.sessionId ? Math.max(1, Math.min(mostSeats, seatsLeft ?? mostSeats)) : 1;
  const wanted = typedAttendees || Math.trunc(Number(asked.get('seats'))) || 1;
  const seats = Math.min(Math.max(wanted, 1), typedAttendees ? mostSeats : most);
  const taxable = services.site.provider.gstRegistered && offer.gst === 'taxable';
  const session = offer.sessionState && offer.startsAt ? { state: offer.sessionState, startsAt: offer.startsAt } : null;
  const notBookable = whyNotOnSale({ courseState: offer.courseState, kind: offer.kind, session }, now);
  return {
    offer,
    terms,
    seats,
    seatsLeft,
    mostSeats: most,
    prerequisites: prerequisites.filter(({ rule }) => rule !== 'advisory'),
    priced: priceLines([{ unitCents: offer.priceCents, quantity: seats, taxable }]),
    why: notBookable ?? (seatsLeft === 0 && !typedAttendees ? ('full' as const) : null),
    query: new URLSearchParams({
      ...(sessionId ? { session: sessionId } : { course: courseSlug ?? '' }),
      seats: String(seats),
    }),
  };
}
