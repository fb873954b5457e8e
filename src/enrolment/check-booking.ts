import { refuse } from '#src/shared/result.ts';
import type { NotBookable } from '#src/catalogue/index.ts';
import { whyNotOnSale } from './bookable.ts';
import { attendeeNamedTwice, type Booking, type BookingItem, identityNeededFromCents, mostSeats } from './booking.ts';
import type { Offer } from './offer-queries.ts';

export type BookingRefused =
  | { reason: 'not-bookable'; title: string; why: NotBookable }
  | { reason: 'not-on-sale' }
  | { reason: 'too-many-seats'; most: number }
  | { reason: 'attendee-twice'; email: string }
  | { reason: 'price-changed'; totalCents: number }
  | { reason: 'buyer-identity-needed'; fromCents: number }
  | { reason: 'terms-changed' }
  | { reason: 'invoice-not-allowed' }
  | { reason: 'offer-not-open' };

/** An item with what is on sale under it. */
export interface OfferedItem {
  item: BookingItem;
  offer: Offer;
}

/** Pairs each item with its offer, or null when one of them is not on sale at all. */
export function matchOffers(items: BookingItem[], offers: Offer[]): OfferedItem[] | null {
  const matched = items.map((item) => ({
    item,
    offer: offers.find((offer) => offer.courseId === item.courseId && offer.sessionId === item.sessionId),
  }));
  return matched.every((each): each is OfferedItem => each.offer !== undefined) ? matched : null;
}

/** What can be said against the booking before looking at seats; null when nothing can. */
export function refusalOf(booking: Booking, offered: OfferedItem[], totalCents: number, now: Date) {
  const seats = booking.items.reduce((sum, { attendees }) => sum + attendees.length, 0);
  if (seats > mostSeats || seats === 0) return refuse('too-many-seats', { most: mostSeats });
  if (booking.paysBy === 'invoice') return refuse('invoice-not-allowed');
  if (booking.offer) return refuse('offer-not-open');
  for (const { item, offer } of offered) {
    const why = whyNotOnSale({ courseState: offer.courseState, kind: offer.kind, session: sessionOf(offer) }, now);
    if (why) return refuse('not-bookable', { title: offer.title, why });
    const email = attendeeNamedTwice(item);
    if (email) return refuse('attendee-twice', { email });
  }
  if (totalCents !== booking.expectedTotalCents) return refuse('price-changed', { totalCents });
  const identified = booking.organisation?.abn || booking.billingAddress;
  if (totalCents >= identityNeededFromCents && !identified) {
    return refuse('buyer-identity-needed', { fromCents: identityNeededFromCents });
  }
  return null;
}

function sessionOf({ sessionState, startsAt }: Offer) {
  return sessionState && startsAt ? { state: sessionState, startsAt } : null;
}
