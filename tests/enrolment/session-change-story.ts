import { expect } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { listDisagreements } from '#src/backoffice/index.ts';
import {
  cancelSessionWithSeats,
  changeSessions,
  chooseAfterChange,
  moveSessionWithSeats,
  reconcilePayments,
  type SeatChoice,
} from '#src/enrolment/index.ts';
import { aCourse, aSession, aViewer } from '#tests/support/builders.ts';
import { book, linkTo, seatsOf, type useShop } from '#tests/support/shop.ts';

type Shop = ReturnType<typeof useShop>;
type Order = Awaited<ReturnType<typeof book>>;

export async function aWorkshop(
  shop: Shop,
  facts: { seats?: number; priceCents?: number | null; course?: { id: string } } = {},
) {
  const course = facts.course ?? (await aCourse(shop.db, { priceCents: 38_500 }));
  return aSession(shop.db, { on: '2027-02-03', ...facts, course });
}

export const staff = (shop: Shop) => aViewer(shop.db, { role: 'coordinator' });

export async function cancel(shop: Shop, session: { id: string }, by?: Viewer) {
  const facts = { sessionId: session.id, reason: 'The hall was flooded.', decideOn: '2026-12-20' };
  return cancelSessionWithSeats(shop.services(), { ...facts, by: by ?? (await staff(shop)) });
}

export async function move(
  shop: Shop,
  session: { id: string },
  facts: Partial<Parameters<typeof moveSessionWithSeats>[1]> = {},
) {
  return moveSessionWithSeats(shop.services(), {
    sessionId: session.id,
    days: [{ date: '2027-02-10', from: '09:00', to: '17:00' }],
    ...{
      reason: 'The trainer is ill.',
      decideOn: '2027-01-15',
      ifUnanswered: 'refund' as const,
      by: await staff(shop),
    },
    ...facts,
  });
}

export const work = (shop: Shop, services = shop.services()) => changeSessions(services);

/** The rows of a session's changes: state and money of each seat, in the order of the attendees. */
export async function rowsOf(shop: Shop, session: { id: string }) {
  return shop.db
    .selectFrom('sessionChangeSeats')
    .innerJoin('sessionChanges', 'sessionChanges.id', 'changeId')
    .innerJoin('seats', 'seats.id', 'seatId')
    .select(['sessionChangeSeats.state', 'cents', 'reducedCents', 'lastError'])
    .where('sessionChanges.sessionId', '=', session.id)
    .orderBy('attendeeEmail')
    .execute();
}

export async function choose(shop: Shop, order: Order, changeId: string, wanted: SeatChoice[]) {
  const seats = await seatsOf(shop, order);
  const choices = wanted.map((choice, index) => ({ seatId: seats[index]?.id ?? '', ...choice }));
  const access = await linkTo(shop, order);
  return chooseAfterChange(shop.services(), { orderId: order.orderId, changeId, access, choices });
}

export async function everythingAgrees(shop: Shop) {
  await reconcilePayments(shop.services());
  const found = await listDisagreements(shop.db, shop.clock.now());
  expect(
    Object.fromEntries(found.filter(({ count }) => count > 0).map(({ name, examples }) => [name, examples])),
  ).toEqual({});
}

export async function sum(shop: Shop, table: 'refunds' | 'balanceEntries' | 'taxDocuments', { orderId }: Order) {
  const rows =
    table === 'refunds'
      ? await shop.db.selectFrom('refunds').select('amountCents as cents').where('orderId', '=', orderId).execute()
      : table === 'balanceEntries'
        ? await shop.db.selectFrom('balanceEntries').select('cents').where('orderId', '=', orderId).execute()
        : await shop.db
            .selectFrom('taxDocuments')
            .select('totalCents as cents')
            .where('orderId', '=', orderId)
            .where('kind', '=', 'adjustment-note')
            .execute();
  return rows.reduce((total, { cents }) => total + cents, 0);
}
