/** What a buyer asks for, checked for its form at the edge. */
export interface Booking {
  /** Made with the form: the same form sent twice is one order. */
  formToken: string;
  items: BookingItem[];
  buyer: { name: string; email: string; phone: string | null };
  /** Whom the invoice is made out to, where that is not the buyer in person. `abn` has been checked. */
  organisation: { id: string | null; name: string; abn: string | null } | null;
  billingAddress: string | null;
  purchaseOrder: string | null;
  /** The version of the terms that was on the screen when the box was ticked. */
  termsVersionId: string;
  /** The total that was on the screen: the price shown is the price charged. */
  expectedTotalCents: number;
  /** The buyer says that every attendee holds what the course requires. */
  prerequisitesConfirmed: boolean;
}

export interface BookingItem {
  courseId: string;
  /** Null for an online course. */
  sessionId: string | null;
  attendees: Attendee[];
}

export interface Attendee {
  name: string;
  email: string;
}

/**
 * From this total on a tax invoice must name the buyer or their ABN (A New Tax System (Goods and Services Tax) Act 1999
 * s 29-70(1)(c)(i); regulations: $1,000).
 */
export const identityNeededFromCents = 100_000;

/** The most seats one order may have; a larger group is arranged with the coordinator. */
export const mostSeats = 20;

/** The first e-mail that occurs twice for one item, in any spelling of case. */
export function attendeeNamedTwice({ attendees }: BookingItem): string | null {
  const seen = new Set<string>();
  for (const { email } of attendees) {
    if (seen.has(email.toLowerCase())) return email;
    seen.add(email.toLowerCase());
  }
  return null;
}
