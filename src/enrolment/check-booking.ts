import { canManageOrganisation, type Viewer } from '#src/accounts/index.ts';
import type { NotBookable } from '#src/catalogue/index.ts';
import { refuse } from '#src/shared/result.ts';
import { whyNotAtDoor, whyNotOnSale } from './bookable.ts';
import { attendeeNamedTwice, type Booking, type BookingItem, identityNeededFromCents, mostSeats } from './booking.ts';
import type { HowItIsPaidRefused } from './how-it-is-paid.ts';
import type { Offer, OfferedTier } from './offer-queries.ts';

export type BookingRefused =
  | { reason: 'not-bookable'; title: string; why: NotBookable }
  | { reason: 'not-on-sale' }
  /** The form was sent before, by somebody else: it makes no second order and shows nobody the first. */
  | { reason: 'form-used-before' }
  | { reason: 'too-many-seats'; most: number }
  | { reason: 'attendee-twice'; email: string }
  | { reason: 'price-changed'; totalCents: number }
  | { reason: 'buyer-identity-needed'; fromCents: number }
  | { reason: 'terms-changed' }
  /** The seats would be sold under other rules than those that were on the screen. */
  | { reason: 'policy-changed' }
  | HowItIsPaidRefused;

/** An item with what is on sale under it. */
export interface OfferedItem {
  item: BookingItem;
  offer: Offer;
  tier: OfferedTier | null;
}

/** Pairs each item with its offer, or null when one of them is not on sale at all. */
export function matchOffers(items: BookingItem[], offers: Offer[]): OfferedItem[] | null {
  const matched = items.map((item) => {
    const found = findOffer(item, offers);
    return found && { item, ...found };
  });
  return matched.every((each): each is OfferedItem => each !== null) ? matched : null;
}

/** What is on sale under the item's ids; null when there is nothing, or not at the price that it asks for. */
export function findOffer(item: Pick<BookingItem, 'courseId' | 'sessionId' | 'priceTierId'>, offers: Offer[]) {
  const offer = offers.find(({ courseId, sessionId }) => courseId === item.courseId && sessionId === item.sessionId);
  const tier = offer?.tiers.find(({ id }) => id === item.priceTierId) ?? null;
  return offer && (tier || item.priceTierId === null) ? { offer, tier } : null;
}

interface Asked {
  booking: Booking;
  offered: OfferedItem[];
  viewer: Viewer | null;
  now: Date;
}

/** What can be said against the booking before looking at seats and prices; null when nothing can. */
export function refusalOf({ booking, offered, viewer, now }: Asked) {
  const seats = booking.items.reduce((sum, { attendees }) => sum + attendees.length, 0);
  if (seats > mostSeats || seats === 0) return refuse('too-many-seats', { most: mostSeats });
  if (booking.organisation?.id && !isTheirs(viewer, booking.organisation.id)) return refuse('organisation-not-yours');
  for (const { offer } of offered) {
    const why = booking.atDoor ? whyOfferNotAtDoor(offer, now) : whyOfferNotOnSale(offer, now);
    if (why) return refuse('not-bookable', { title: offer.title, why });
  }
  const email = attendeeNamedTwice(booking.items);
  return email ? refuse('attendee-twice', { email }) : null;
}

/** Whether the price is the one that was on the screen, and the paper over it can be made out. */
export function refusalOfPrice(booking: Booking, totalCents: number) {
  if (totalCents !== booking.expectedTotalCents) return refuse('price-changed', { totalCents });
  const identified = booking.organisation?.abn || booking.billingAddress;
  if (totalCents >= identityNeededFromCents && !identified) {
    return refuse('buyer-identity-needed', { fromCents: identityNeededFromCents });
  }
  return null;
}

/** Why this takes no bookings now, before anybody has counted seats; null when it does. */
export function whyOfferNotOnSale(offer: Offer, now: Date): NotBookable | null {
  const { courseState, kind, sessionState, startsAt } = offer;
  return whyNotOnSale(
    { courseState, kind, session: sessionState && startsAt && { state: sessionState, startsAt } },
    now,
  );
}

/** The same for somebody who stands at the door. */
export function whyOfferNotAtDoor({ sessionState, endsAt }: Offer, now: Date): NotBookable | null {
  return whyNotAtDoor(sessionState && endsAt && { state: sessionState, endsAt }, now);
}

function isTheirs(viewer: Viewer | null, organisationId: string): boolean {
  return viewer !== null && canManageOrganisation(viewer, organisationId);
}
