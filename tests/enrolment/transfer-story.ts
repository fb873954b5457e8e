import { type OrderAccess, previewTransfer, transferSeat } from '#src/enrolment/index.ts';
import { findMoney, listTaxDocuments } from '#src/orders/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { bookAndPay, linkTo, seatsOf, type useShop } from '#tests/support/shop.ts';

type Shop = ReturnType<typeof useShop>;

interface Facts {
  attendee?: string;
  priceCents?: number;
  otherCents?: number;
  otherSeats?: number;
  feeCents?: number;
}

/** A paid seat on 3 February, and another date of the course on 10 March. Moving costs `feeCents`, until two days before. */
export async function aSeatToMove(shop: Shop, facts: Facts = {}) {
  const { attendee = 'Ann', priceCents = 38_500, otherCents = 38_500, otherSeats = 4, feeCents = 0 } = facts;
  const course = await aCourse(shop.db, { priceCents });
  const session = await aSession(shop.db, { course, on: '2027-02-03', seats: 6 });
  const other = await aSession(shop.db, { course, on: '2027-03-10', priceCents: otherCents, seats: otherSeats });
  const order = await bookAndPay(shop, { session, attendees: [attendee], totalCents: priceCents });
  const [seat] = await seatsOf(shop, order);
  const seatId = seat?.id ?? '';
  await sellUnder(shop, seatId, [{ atLeastHoursBefore: 48, feeCents }]);
  return { course, session, other, order, seatId, access: (await linkTo(shop, order)) as OrderAccess };
}

export type SeatToMove = Awaited<ReturnType<typeof aSeatToMove>>;

/** Gives the seat rules of its own: a version of the test policy that nobody else has. */
async function sellUnder(
  shop: Shop,
  seatId: string,
  transferTiers: { atLeastHoursBefore: number; feeCents: number }[],
) {
  const { policyId, version, tiers } = await shop.db
    .selectFrom('cancellationPolicyVersions')
    .select(['policyId', 'version', 'tiers'])
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  const id = crypto.randomUUID();
  await shop.db
    .insertInto('cancellationPolicyVersions')
    .values({
      ...{ id, policyId, version: version + 1, tiers: JSON.stringify(tiers) },
      ...{ transferTiers: JSON.stringify(transferTiers), summary: 'Rules of one seat.', createdAt: shop.clock.now() },
    })
    .execute();
  await shop.db.updateTable('seats').set({ policyVersionId: id }).where('id', '=', seatId).execute();
}

export function move(shop: Shop, { seatId, other, access }: SeatToMove, expectedCents: number) {
  return transferSeat(shop.services(), { seatId, toSessionId: other.id, access, expectedCents });
}

export function choicesOf(shop: Shop, { seatId, access }: SeatToMove) {
  return previewTransfer(shop.services(), { seatId, access, page: 1 });
}

/** What an order owes and has, and what its papers add up to. */
export async function booksOf(shop: Shop, { orderId }: { orderId: string }) {
  const [money, papers] = [await findMoney(shop.db, orderId), await listTaxDocuments(shop.db, orderId)];
  return {
    owedCents: money.owedCents,
    keptCents: money.keptCents,
    paperCents: papers.reduce((sum, { totalCents }) => sum + totalCents, 0),
    gstCents: papers.reduce((sum, { gstCents }) => sum + gstCents, 0),
  };
}

/** The order's seats by their dates: "2027-02-03 transferred". */
export async function datesOf(shop: Shop, { orderId }: { orderId: string }): Promise<string[]> {
  const rows = await shop.db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['sessions.startsAt', 'seats.state'])
    .where('orderId', '=', orderId)
    .orderBy('sessions.startsAt')
    .orderBy('seats.createdAt')
    .execute();
  return rows.map(({ startsAt, state }) => `${startsAt.toISOString().slice(0, 10)} ${state}`);
}
