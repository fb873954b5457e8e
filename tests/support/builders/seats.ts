import type { Db } from '#src/database.ts';
import { newId, newReference } from '#src/shared/ids.ts';
import { gstWithin } from '#src/shared/money.ts';
import { aPolicy, aTermsVersion } from './courses.ts';
import { aPerson } from './people.ts';
import { made } from './serial.ts';

interface SeatFacts {
  /** The session the seat is in, or the online course it opens. */
  session?: { id: string; courseId: string };
  course?: { id: string };
  learner?: { id: string; name: string; email: string };
  state?: 'held' | 'confirmed' | 'attended' | 'completed' | 'no-show' | 'cancelled' | 'transferred';
  holdExpiresAt?: Date | null;
  priceCents?: number;
  /** When access to an online course ends; never when absent. */
  accessEndsAt?: Date | null;
  paymentState?: 'free' | 'unpaid' | 'pending' | 'part-paid' | 'paid' | 'refunding' | 'refunded';
}

/** One seat with its own order, bought by the learner: free and confirmed unless told otherwise. Makes the learner when absent. */
export async function aSeat(db: Db, facts: SeatFacts) {
  const { session, state = 'confirmed', priceCents = 0 } = facts;
  const courseId = session?.courseId ?? facts.course?.id;
  if (!courseId) throw new Error('A seat is in a session or opens a course');
  const learner = facts.learner ?? (await aPerson(db));
  const [policy, terms] = [await aPolicy(db), await aTermsVersion(db)];
  const gstCents = gstWithin(priceCents);
  const orderId = newId();
  const reference = newReference('A');
  await db
    .insertInto('orders')
    .values({
      id: orderId,
      reference,
      buyerPersonId: learner.id,
      buyerName: learner.name,
      buyerEmail: learner.email,
      totalCents: priceCents,
      gstCents,
      paymentState: facts.paymentState ?? (priceCents === 0 ? 'free' : 'paid'),
      termsVersionId: terms.id,
      termsAcceptedAt: made,
      placedAt: made,
    })
    .execute();
  const line = { id: newId(), orderId, courseId, sessionId: session?.id ?? null };
  const amounts = { quantity: 1, unitCents: priceCents, totalCents: priceCents, gstCents, taxable: true };
  await db
    .insertInto('orderLines')
    .values({ ...line, ...amounts, position: 1, description: 'One seat' })
    .execute();
  const seat = {
    id: newId(),
    orderId,
    orderLineId: line.id,
    courseId,
    sessionId: session?.id ?? null,
    learnerId: learner.id,
    ticketCode: newReference('T'),
    state,
    holdExpiresAt: facts.holdExpiresAt ?? null,
    accessEndsAt: facts.accessEndsAt ?? null,
    confirmedAt: ['held', 'cancelled'].includes(state) ? null : made,
    cancelledAt: state === 'cancelled' ? made : null,
    priceCents,
    gstCents,
  };
  const frozen = { payer: 'buyer' as const, policyVersionId: policy.versionId, createdAt: made };
  const attendee = { attendeeName: learner.name, attendeeEmail: learner.email };
  const breakdown = [{ rule: 'course-price', label: 'Price', cents: priceCents }];
  await db
    .insertInto('seats')
    .values({ ...seat, ...frozen, ...attendee, priceBreakdown: JSON.stringify(breakdown) })
    .execute();
  return { ...seat, reference, learner };
}
