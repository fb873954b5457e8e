import { type DueLine, type NewOrder, type NewOrderLine, priceStepWords } from '#src/orders/index.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import type { Attendee, Booking } from './booking.ts';
import { claimDeadline } from './claim-deadline.ts';
import type { OfferedItem } from './check-booking.ts';
import type { HowItIsPaid } from './how-it-is-paid.ts';
import type { PricedBooking, PricedUnit } from './price-booking.ts';
import type { NewSeat } from './seat-change-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

interface Facts {
  booking: Booking;
  offered: OfferedItem[];
  priced: PricedBooking;
  /** By e-mail in lower case. */
  personIds: Map<string, string>;
  now: Date;
  holdExpiresAt: Date;
  how: HowItIsPaid;
}

/** The seats of one item that cost the same: one line of the order. */
interface Share {
  offered: OfferedItem;
  unit: PricedUnit;
  attendees: Attendee[];
}

/**
 * The rows of a new order: the order, a line for each item (or for each price, where a voucher covers some of its seats
 * only), a held seat for each attendee.
 */
export function newOrderRows(facts: Facts): { order: NewOrder; lines: NewOrderLine[]; seats: NewSeat[] } {
  const order = newOrder(facts);
  const shares = facts.offered.flatMap((offered, index) => sharesOf(offered, facts.priced.items[index]?.units ?? []));
  const lines = shares.map((share, index) => newLine(order.id, share, index + 1));
  const seats = shares.flatMap((share, index) => newSeats(facts, order.id, lines[index]?.id ?? '', share));
  return { order, lines, seats };
}

function sharesOf(offered: OfferedItem, units: PricedUnit[]): Share[] {
  let from = 0;
  return units.map((unit) => {
    const attendees = offered.item.attendees.slice(from, from + unit.quantity);
    from += unit.quantity;
    return { offered, unit, attendees };
  });
}

function newOrder(facts: Facts): NewOrder {
  const { booking, priced, personIds, now } = facts;
  const { buyer, organisation, billingAddress, purchaseOrder, formToken, termsVersionId } = booking;
  const { paysBy, seatsFromCents, dueOn } = facts.how;
  return {
    id: newId(),
    reference: newReference('A'),
    formToken,
    buyerPersonId: personOf(personIds, buyer.email),
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    buyerPhone: buyer.phone,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
    organisationAbn: organisation?.abn ?? null,
    billingAddress,
    purchaseOrder,
    totalCents: priced.totalCents,
    gstCents: priced.gstCents,
    paysBy,
    seatsFromCents,
    dueOn,
    paymentState: priced.totalCents === 0 ? 'free' : 'unpaid',
    atDoor: booking.atDoor ?? false,
    termsVersionId,
    termsAcceptedAt: now,
    placedAt: now,
  };
}

/** What each line costs and when it starts, from which follows what is due now and until when the rest. */
export function dueLinesOf({ offered, priced }: Pick<Facts, 'offered' | 'priced'>): DueLine[] {
  return offered.flatMap(({ offer }, index) =>
    (priced.items[index]?.units ?? []).map(({ unitCents, quantity }) => ({ ...offer, unitCents, quantity })),
  );
}

function newLine(orderId: string, { offered: { offer, tier }, unit }: Share, position: number): NewOrderLine {
  return {
    id: newId(),
    orderId,
    position,
    courseId: offer.courseId,
    sessionId: offer.sessionId,
    description: tier ? `${offer.title} (${tier.label})` : offer.title,
    // What was taken off stands with the line for good: on the payment page, the papers and every list.
    detail: [whenAndWhere(offer), priceStepWords(unit.breakdown)].filter(Boolean).join(' · '),
    quantity: unit.quantity,
    unitCents: unit.unitCents,
    totalCents: unit.totalCents,
    gstCents: unit.gstCents,
    taxable: unit.taxable,
  };
}

function newSeats(facts: Facts, orderId: string, orderLineId: string, share: Share): NewSeat[] {
  const { offer, item } = share.offered;
  return share.attendees.map(({ name, email }, position) => ({
    id: newId(),
    orderId,
    orderLineId,
    courseId: offer.courseId,
    sessionId: offer.sessionId,
    learnerId: email ? personOf(facts.personIds, email) : null,
    attendeeName: name,
    attendeeEmail: email,
    ticketCode: newReference('T'),
    state: 'held',
    holdExpiresAt: facts.holdExpiresAt,
    confirmedAt: null,
    accessEndsAt: null,
    payer: facts.booking.organisation ? 'organisation' : 'buyer',
    priceCents: share.unit.unitCents,
    gstCents: share.unit.seatGstCents[position] ?? 0,
    priceBreakdown: share.unit.breakdown,
    policyVersionId: offer.policyVersionId,
    voucherId: share.unit.voucherId,
    priceTierId: item.priceTierId,
    claimBy: email ? null : claimDeadline(offer.startsAt, facts.now),
    createdAt: facts.now,
  }));
}

function personOf(personIds: Map<string, string>, email: string): string {
  const id = personIds.get(email.toLowerCase());
  if (!id) throw new Error('Every buyer and attendee is a person before the order is written');
  return id;
}
