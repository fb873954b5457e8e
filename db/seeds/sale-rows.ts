import { addDays, dateIn, instantAt, formatDay } from '#src/shared/dates.ts';
import { gstWithin } from '#src/shared/money.ts';
import { courseId, policyOf, policyVersionId, sampleCourses, type SeedDay } from './course-rows.ts';
import type { Rows } from './insert-rows.ts';
import { sampleId, sampleNumber, sampleReference } from './sample-ids.ts';
import { type Party, partiesOf, type SamplePerson } from './sample-parties.ts';
import type { DatedSession } from './session-rows.ts';
import type { SampleCourse } from './sample-types.ts';

/** One order with its seats, before it becomes rows. */
interface Sale extends Party {
  name: string;
  course: SampleCourse;
  session: DatedSession | null;
  unitCents: number;
  placedAt: Date;
}

/** Orders, payments and seats that fill the sessions and give the sample people something to see. */
export function saleRows(sessions: DatedSession[], termsVersionId: string, day: SeedDay): Rows {
  const sales = [...sessions.flatMap((session) => salesOf(session, day)), ...onlineSales(day)];
  return {
    orders: sales.map((sale) => orderRow(sale, termsVersionId)),
    orderLines: sales.map(lineRow),
    payments: sales.flatMap(paymentRows),
    seats: sales.flatMap(seatRows),
  };
}

function salesOf(session: DatedSession, day: SeedDay): Sale[] {
  const { name, course, sample, startsAt, priceCents } = session;
  // Whoever had booked a session that was cancelled has long had their money back.
  if (sample.state === 'cancelled' || sample.state === 'draft') return [];
  return partiesOf(name, sample.taken).map((party, index) => {
    const latest = Math.min(startsAt.getTime(), day.now.getTime());
    const placedAt = new Date(latest - (2 + sampleNumber(`${name} ${index} placed`, 40 * 24)) * 3_600_000);
    return { ...party, name: `${name} ${index}`, course, session, unitCents: priceCents, placedAt };
  });
}

function onlineSales(day: SeedDay): Sale[] {
  const online = sampleCourses.filter(({ kind }) => kind === 'online');
  return online.flatMap((course) =>
    partiesOf(course.slug, 0).map((party, index) => {
      const name = `${course.slug} ${index}`;
      return { ...party, name, course, session: null, unitCents: course.priceCents, placedAt: day.ago(4) };
    }),
  );
}

const totalOf = ({ unitCents, attendees }: Sale) => unitCents * attendees.length;
const gstOf = (sale: Sale) => (sale.course.gst === 'taxable' ? gstWithin(totalOf(sale)) : 0);

function orderRow(sale: Sale, termsVersionId: string) {
  const { name, buyer, organisation, purchaseOrder, placedAt } = sale;
  const totalCents = totalOf(sale);
  return {
    id: sampleId('order', name),
    reference: sampleReference('A', name),
    buyerPersonId: buyer.id,
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
    organisationAbn: organisation?.abn ?? null,
    billingAddress: organisation?.billingAddress ?? null,
    purchaseOrder: purchaseOrder ?? null,
    totalCents,
    gstCents: gstOf(sale),
    paymentState: totalCents === 0 ? ('free' as const) : ('paid' as const),
    termsVersionId,
    termsAcceptedAt: placedAt,
    placedAt,
  };
}

function lineRow(sale: Sale) {
  const { name, course, session, unitCents, attendees } = sale;
  return {
    id: sampleId('order-line', name),
    orderId: sampleId('order', name),
    position: 1,
    courseId: courseId(course.slug),
    sessionId: session?.id ?? null,
    description: course.title,
    detail: session ? formatDay(session.startsAt, session.timeZone) : null,
    quantity: attendees.length,
    unitCents,
    totalCents: totalOf(sale),
    gstCents: gstOf(sale),
    taxable: course.gst === 'taxable',
  };
}

function paymentRows(sale: Sale) {
  const { name, purchaseOrder, placedAt } = sale;
  if (totalOf(sale) === 0) return [];
  const reference = purchaseOrder ?? sampleReference('A', name);
  return [
    {
      id: sampleId('payment', name),
      orderId: sampleId('order', name),
      method: 'bank-transfer' as const,
      amountCents: totalOf(sale),
      reference,
      receivedAt: placedAt,
    },
  ];
}

function seatRows(sale: Sale) {
  const { name, course, session, unitCents, placedAt, attendees } = sale;
  const gstOfFirst = (count: number) => (course.gst === 'taxable' ? gstWithin(unitCents * count) : 0);
  return attendees.map((attendee: SamplePerson, index) => ({
    id: sampleId('seat', `${name} ${index}`),
    orderId: sampleId('order', name),
    orderLineId: sampleId('order-line', name),
    courseId: courseId(course.slug),
    sessionId: session?.id ?? null,
    learnerId: attendee.id,
    attendeeName: attendee.name,
    attendeeEmail: attendee.email,
    ticketCode: sampleReference('T', `${name} ${index}`),
    state: 'confirmed' as const,
    payer: sale.organisation ? ('organisation' as const) : ('buyer' as const),
    priceCents: unitCents,
    // Differences of running totals, so that the seats add up to their line.
    gstCents: gstOfFirst(index + 1) - gstOfFirst(index),
    priceBreakdown: JSON.stringify([{ rule: 'price', label: 'Price', cents: unitCents }]),
    policyVersionId: policyVersionId(policyOf(course)),
    confirmedAt: placedAt,
    accessEndsAt: session ? null : accessEnd(course, placedAt),
    createdAt: placedAt,
  }));
}

function accessEnd({ accessDays }: SampleCourse, from: Date): Date | null {
  const zone = 'Australia/Sydney';
  return accessDays ? instantAt(addDays(dateIn(zone, from), accessDays + 1), '00:00', zone) : null;
}
