import { sessionDates } from '#src/catalogue/index.ts';
import { addDays, dateIn, instantAt } from '#src/shared/dates.ts';
import { gstWithin } from '#src/shared/money.ts';
import { courseId, policyOf, policyVersionId, sampleCourses, type SeedDay } from './course-rows.ts';
import type { Rows } from './insert-rows.ts';
import { invoiceRows } from './invoice-rows.ts';
import { signIns } from './people-rows.ts';
import { sampleId, sampleNumber, sampleReference } from './sample-ids.ts';
import { type Party, partiesOf, type SamplePerson } from './sample-parties.ts';
import { type DatedSession, placeOf } from './session-rows.ts';
import type { SampleCourse } from './sample-types.ts';

/** One order with its seats, before it becomes rows. */
export interface Sale extends Party {
  name: string;
  course: SampleCourse;
  session: DatedSession | null;
  unitCents: number;
  placedAt: Date;
}

/** Everything that was ever sold in the sample: it fills the sessions and gives the sample people something to see. */
export function salesUntil(sessions: DatedSession[], day: SeedDay): Sale[] {
  return [...sessions.flatMap((session) => salesOf(session, day)), ...onlineSales(day)];
}

/** The sales as orders, payments, invoices and seats. */
export function saleRows(sales: Sale[], termsVersionId: string, day: SeedDay): Rows {
  const orders = sales.map((sale) => orderRow(sale, termsVersionId, day));
  const lines = sales.map(lineRow);
  return {
    orders,
    orderLines: lines,
    payments: sales.flatMap(paymentRows),
    taxDocuments: invoiceRows(orders, lines),
    seats: sales.flatMap((sale) => seatRows(sale, day)),
  };
}

function salesOf(session: DatedSession, day: SeedDay): Sale[] {
  const { name, course, sample, startsAt, priceCents } = session;
  // Whoever had booked a session that was cancelled has long had their money back.
  if (sample.state === 'cancelled' || sample.state === 'draft') return [];
  return partiesOf(name, sample.taken).map((party, index) => {
    const latest = Math.min(startsAt.getTime(), day.now.getTime());
    const hoursBefore = 2 + sampleNumber(`${name} ${index} placed`, 40 * 24);
    const placedAt = party.invoice ? day.ago(party.invoice.placedDaysAgo) : new Date(latest - hoursBefore * 3_600_000);
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

function orderRow(sale: Sale, termsVersionId: string, day: SeedDay) {
  const { name, buyer, organisation, purchaseOrder, invoice, placedAt } = sale;
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
    paymentState: totalCents === 0 ? ('free' as const) : invoice ? ('unpaid' as const) : ('paid' as const),
    paysBy: invoice ? ('invoice' as const) : ('card' as const),
    dueOn: invoice ? addDays(day.today, -invoice.dueDaysAgo) : null,
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
    detail: session ? `${sessionDates(session)} · ${placeOf(session)}` : 'Online, at your own pace',
    quantity: attendees.length,
    unitCents,
    totalCents: totalOf(sale),
    gstCents: gstOf(sale),
    taxable: course.gst === 'taxable',
  };
}

// A firm with an order number of its own paid its invoice by transfer, everybody else by card. The sandbox's stand-in for
// the card provider knows such payments by their id, which says how much was paid.
function paymentRows(sale: Sale) {
  const { name, purchaseOrder, invoice, placedAt } = sale;
  const amountCents = totalOf(sale);
  if (amountCents === 0 || invoice) return [];
  const hash = sampleId('payment', name).slice(0, 8);
  return [
    {
      id: sampleId('payment', name),
      orderId: sampleId('order', name),
      ...(purchaseOrder
        ? { method: 'bank-transfer' as const, reference: purchaseOrder }
        : { method: 'provider' as const, providerPaymentIntentId: `pi_sample_${amountCents}_${hash}` }),
      amountCents,
      receivedAt: placedAt,
    },
  ];
}

/** What has become of a seat by now. The sample learner's own wait for the worker, which issues real certificates. */
function seatState({ session }: Sale, attendee: SamplePerson, day: SeedDay) {
  if (!session || session.endsAt > day.now || attendee.email === signIns.learner.email) return 'confirmed' as const;
  return wasAway(session, attendee) ? ('no-show' as const) : ('completed' as const);
}

/** One in twelve who booked did not come. */
export function wasAway(session: DatedSession, attendee: SamplePerson): boolean {
  return attendee.email !== signIns.learner.email && sampleNumber(`${session.name} ${attendee.email} away`, 12) === 0;
}

function seatRows(sale: Sale, day: SeedDay) {
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
    state: seatState(sale, attendee, day),
    payer: sale.organisation ? ('organisation' as const) : ('buyer' as const),
    priceCents: unitCents,
    // Differences of running totals, so that the seats add up to their line.
    gstCents: gstOfFirst(index + 1) - gstOfFirst(index),
    priceBreakdown: JSON.stringify([{ ...ruleOf(sale), cents: unitCents }]),
    policyVersionId: policyVersionId(policyOf(course)),
    confirmedAt: placedAt,
    accessEndsAt: session ? null : accessEnd(course, placedAt),
    createdAt: placedAt,
  }));
}

function ruleOf({ session }: Sale) {
  const own = session?.sample.priceCents !== undefined;
  return own ? { rule: 'session-price', label: 'Price of this session' } : { rule: 'course-price', label: 'Price' };
}

function accessEnd({ accessDays }: SampleCourse, from: Date): Date | null {
  const zone = 'Australia/Sydney';
  return accessDays ? instantAt(addDays(dateIn(zone, from), accessDays + 1), '00:00', zone) : null;
}
