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
  /** The cancellation policies that were on the screen, by version; left out by whoever shows none. */
  policyVersionIds?: string[];
  /** The total that was on the screen: the price shown is the price charged. */
  expectedTotalCents: number;
  voucherCode: string | null;
  /** By invoice only for an organisation whose account staff allow it. */
  paysBy: 'card' | 'invoice';
  /** Money that is kept for the payer is used first. */
  useBalance: boolean;
  /** An offer of the waiting list that this booking takes, with the key of its link. */
  offer: { id: string; key: string } | null;
  /** Somebody stands at the door: they may come in until the session is over, also when it is no longer sold. */
  atDoor?: boolean;
}

export interface BookingItem {
  courseId: string;
  /** Null for an online course. */
  sessionId: string | null;
  /** A price of the session with seats of its own; null for the ordinary one. */
  priceTierId: string | null;
  attendees: Attendee[];
}

/** Who comes. Name and e-mail null together: named later, by the seat's claim link. */
export interface Attendee {
  name: string | null;
  email: string | null;
  /** What the attendee says they hold of what the course requires, and how that can be checked. */
  declarations: { prerequisiteId: string; evidence: string }[];
  notes: { dietary: string; access: string } | null;
}

/** An attendee of whom nothing but name and address is known. */
export function attendeeNamed(name: string, email: string): Attendee {
  return { name, email, declarations: [], notes: null };
}

/** A seat to be named later. */
export const namedLater: Attendee = { name: null, email: null, declarations: [], notes: null };

/** The people of a booking who are known by name: the buyer first, then who attends. */
export function peopleOf({ buyer, items }: Booking): { name: string; email: string }[] {
  const named = items.flatMap(({ attendees }) =>
    attendees.flatMap(({ name, email }) => (email ? [{ name: name ?? '', email }] : [])),
  );
  return [buyer, ...named];
}

/**
 * From this total on a tax invoice must name the buyer or their ABN (A New Tax System (Goods and Services Tax) Act 1999
 * s 29-70(1)(c)(i); regulations: $1,000).
 */
export const identityNeededFromCents = 100_000;

/** The most seats one order may have; a larger group is arranged with the coordinator. */
export const mostSeats = 20;

/** The first e-mail that occurs twice for one session or online course, at whatever prices, in any spelling of case. */
export function attendeeNamedTwice(items: BookingItem[]): string | null {
  const seen = new Set<string>();
  for (const { courseId, sessionId, attendees } of items)
    for (const { email } of attendees) {
      if (!email) continue;
      const seat = `${sessionId ?? courseId} ${email.toLowerCase()}`;
      if (seen.has(seat)) return email;
      seen.add(seat);
    }
  return null;
}
