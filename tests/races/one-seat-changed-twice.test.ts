import { expect, test } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { cancelSeat, transferSeat } from '#src/enrolment/index.ts';
import type { SeatGuard } from '#src/enrolment/seat-guard.ts';
import { findMoney, findOrder } from '#src/orders/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { useShop } from '#tests/support/shop.ts';
import { aSeatToMove, datesOf, type SeatToMove } from '../enrolment/transfer-story.ts';

const shop = useShop({ maxConnections: 20 });
let serial = 0;

/** The same statements without a lock: two see the seat as neither has changed it yet. */
const noGuard: SeatGuard = {
  lockOrder: async (trx, orderId) => {
    const order = await findOrder(trx, orderId);
    if (!order) throw new Error('The order is gone');
    return order;
  },
  lockSeat: async (trx, seatId) =>
    trx
      .selectFrom('seats')
      .select([
        'id',
        'orderId',
        'state',
        'priceCents',
        'gstCents',
        'refundedCents',
        'sessionId',
        'courseId',
        'learnerId',
      ])
      .select(['attendeeName', 'attendeeEmail', 'replacesSeatId'])
      .where('id', '=', seatId)
      .executeTakeFirst(),
};

function aRacer() {
  serial += 1;
  return aSeatToMove(shop, { attendee: `Racer${serial}` });
}

function cancel({ seatId }: SeatToMove, by: Viewer, guard?: SeatGuard) {
  return cancelSeat(shop.services(), { seatId, by, reason: 'Ill', refundCents: 19_250 }, guard);
}

/** What the order no longer costs, after the same half of its price was asked back by several at once. */
async function refundAtOnce(guard?: SeatGuard): Promise<number> {
  const seat = await aRacer();
  const by = await aViewer(shop.db, { role: 'coordinator' });
  await Promise.allSettled(Array.from({ length: 4 }, () => cancel(seat, by, guard)));
  return (await findMoney(shop.db, seat.order.orderId)).reducedCents;
}

test('a seat cancelled by several at once goes back once', async () => {
  for (let round = 0; round < 5; round += 1) expect(await refundAtOnce()).toBe(19_250);
});

test('control: without the locks its money goes back twice', async () => {
  let most = 0;
  for (let round = 0; round < 10 && most <= 19_250; round += 1) most = Math.max(most, await refundAtOnce(noGuard));
  expect(most).toBeGreaterThan(19_250);
});

/**
 * The seat is moved and cancelled at the same moment; the cancellation arrives some short questions to the database later,
 * because a move takes longer and they would seldom meet. Gives how its seats stand, and what its order costs.
 */
async function cancelAndMoveAtOnce(questionsLater: number, guard?: SeatGuard) {
  const seat = await aRacer();
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const { seatId, other, access } = seat;
  const arrive = async () => {
    for (let asked = 0; asked < questionsLater; asked += 1) await findOrder(shop.db, seat.order.orderId);
  };
  await Promise.allSettled([
    transferSeat(shop.services(), { seatId, toSessionId: other.id, access, expectedCents: 0 }, guard),
    arrive().then(() => cancel(seat, by, guard)),
  ]);
  const money = await findMoney(shop.db, seat.order.orderId);
  return { dates: (await datesOf(shop, seat.order)).join(', '), owedCents: money.owedCents };
}

/** One or the other, wholly. */
const lawful = [
  { dates: '2027-02-02 cancelled', owedCents: 19_250 },
  { dates: '2027-02-02 transferred, 2027-03-09 confirmed', owedCents: 38_500 },
];

test('a seat that is cancelled and moved at once is one or the other', async () => {
  for (let round = 0; round < 12; round += 1) expect(lawful).toContainEqual(await cancelAndMoveAtOnce(3 * round));
});

test('control: without the locks it is refunded and moved', async () => {
  let broken = false;
  for (let round = 0; round < 8 && !broken; round += 1) {
    // Several seats at a time, so that their statements mingle in many ways.
    const outcomes = await Promise.all([0, 6, 12, 18, 24, 30].map((later) => cancelAndMoveAtOnce(later, noGuard)));
    broken = outcomes.some(({ dates, owedCents }) =>
      lawful.every((each) => each.dates !== dates || each.owedCents !== owedCents),
    );
  }
  expect(broken).toBe(true);
});
