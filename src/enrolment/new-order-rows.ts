import type { NewOrder, NewOrderLine, priceLines } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import type { Booking } from './booking.ts';
import type { OfferedItem } from './check-booking.ts';
import type { NewSeat } from './seat-change-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

interface Facts {
  booking: Booking;
  offered: OfferedItem[];
  priced: ReturnType<typeof priceLines>;
  /** By e-mail in lower case. */
  personIds: Map<string, string>;
  gstRegistered: boolean;
  now: Date;
  holdExpiresAt: Date;
}

/** The rows of a new order: the order, a line for each item, a held seat for each attendee. */
export function newOrderRows(facts: Facts): { order: NewOrder; lines: NewOrderLine[]; seats: NewSeat[] } {
  const order = newOrder(facts);
  const lines = facts.offered.map((offered, index) => newLine(facts, order.id, offered, index));
  const seats = facts.offered.flatMap((offered, index) => newSeats(facts, lines[index], offered, index));
  return { order, lines, seats };
}

function newOrder({ booking, priced, personIds, now }: Facts): NewOrder {
  const { buyer, organisation, billingAddress, purchaseOrder, formToken, termsVersionId } = booking;
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
    seatsFromCents: priced.totalCents,
    paymentState: priced.totalCents === 0 ? 'free' : 'unpaid',
    termsVersionId,
    termsAcceptedAt: now,
    placedAt: now,
  };
}

function newLine(
  { priced, gstRegistered }: Facts,
  orderId: string,
  { item, offer }: OfferedItem,
  index: number,
): NewOrderLine {
  const price = priced.lines[index];
  return {
    id: newId(),
    orderId,
    position: index + 1,
    courseId: offer.courseId,
    sessionId: offer.sessionId,
    description: offer.title,
    detail: whenAndWhere(offer),
    quantity: item.attendees.length,
    unitCents: offer.priceCents,
    totalCents: price?.totalCents ?? 0,
    gstCents: price?.gstCents ?? 0,
    taxable: gstRegistered && offer.gst === 'taxable',
  };
}

function newSeats(
  facts: Facts,
  line: NewOrderLine | undefined,
  { item, offer }: OfferedItem,
  index: number,
): NewSeat[] {
  if (!line) return [];
  const rule = offer.isSessionPrice
    ? { rule: 'session-price', label: 'Price of this session' }
    : { rule: 'course-price', label: 'Price' };
  return item.attendees.map(({ name, email }, position) => ({
    id: newId(),
    orderId: line.orderId,
    orderLineId: line.id,
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
    priceCents: offer.priceCents,
    gstCents: facts.priced.lines[index]?.seatGstCents[position] ?? 0,
    priceBreakdown: [{ ...rule, cents: offer.priceCents }],
    policyVersionId: offer.policyVersionId,
    voucherId: null,
    priceTierId: item.priceTierId,
    claimBy: email ? null : claimBy(offer, facts.now),
    createdAt: facts.now,
  }));
}

/**
 * Until when somebody must be named: two days before the start, so that the roster can be made; for an online course, and
 * where the start is nearer than that, in a time that a person can keep.
 */
function claimBy({ startsAt }: OfferedItem['offer'], now: Date): Date {
  if (!startsAt) return addMinutes(now, 14 * 24 * 60);
  const twoDaysBefore = addMinutes(startsAt, -48 * 60);
  return twoDaysBefore > now ? twoDaysBefore : startsAt;
}

function personOf(personIds: Map<string, string>, email: string): string {
  const id = personIds.get(email.toLowerCase());
  if (!id) throw new Error('Every buyer and attendee is a person before the order is written');
  return id;
}
