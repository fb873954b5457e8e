import type { TeamRole, Viewer } from '#src/accounts/index.ts';
import { type Booking, bookSeats, recordBankTransfer } from '#src/enrolment/index.ts';
import { findMoney } from '#src/orders/index.ts';
import { aCourse, anOrganisation, aPerson, aSession, aViewer } from '#tests/support/builders.ts';
import { aBooking, seatsOf, type useShop } from '#tests/support/shop.ts';

type Shop = ReturnType<typeof useShop>;

export const seatCents = 38_500;

/** An employer with one member, and a session that sells seats at $385. */
export async function anEmployer(
  shop: Shop,
  facts: { terms?: 'none' | 'when-paid' | 'trusted'; days?: number; role?: TeamRole; seats?: number } = {},
) {
  const { terms = 'trusted', days = 14, role = 'booker', seats = 10 } = facts;
  const person = await aPerson(shop.db, 'Ben Booker');
  const organisation = await anOrganisation(shop.db, { terms, days, members: [{ id: person.id, role }] });
  const session = await aSession(shop.db, {
    course: await aCourse(shop.db, { priceCents: seatCents }),
    on: '2027-02-03',
    seats,
  });
  const viewer: Viewer = {
    ...(await aViewer(shop.db, { person })),
    memberships: [{ organisationId: organisation.id, role }],
  };
  return { person, organisation, session, viewer };
}

export type Employer = Awaited<ReturnType<typeof anEmployer>>;

/** Books these people for the employer, by invoice unless told otherwise. */
export async function bookFor(
  shop: Shop,
  { person, organisation, session, viewer }: Employer,
  attendees: string[],
  facts: Partial<Booking> = {},
) {
  const booking = await aBooking(shop, {
    session,
    attendees,
    totalCents: attendees.length * seatCents,
    facts: {
      buyer: { name: person.name, email: person.email, phone: null },
      organisation: { id: organisation.id, name: 'Typed in a hurry', abn: null },
      purchaseOrder: 'PO-4711',
      paysBy: 'invoice',
      ...facts,
    },
  });
  return bookSeats(shop.services(), { booking, by: { kind: 'person', personId: viewer.personId }, viewer });
}

/** How the order stands with its money, in a line. */
export async function moneyOf(shop: Shop, { orderId }: { orderId: string }) {
  const { owedCents, keptCents, outstandingCents, surplusCents } = await findMoney(shop.db, orderId);
  return { owedCents, keptCents, outstandingCents, surplusCents };
}

/** The order's papers, oldest first. */
export async function papersOf(shop: Shop, { orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('taxDocuments')
    .select(['kind', 'totalCents', 'gstCents', 'snapshot', 'number'])
    .where('orderId', '=', orderId)
    .orderBy('issuedAt')
    .orderBy('series', 'desc')
    .execute();
}

/** Mails about the order: kind and address, oldest first. */
export async function mailAbout(shop: Shop, { orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('messages')
    .select(['kind', 'toEmail', 'subject', 'bodyText'])
    .where('aboutId', '=', orderId)
    .orderBy('queuedAt')
    .orderBy('kind')
    .orderBy('toEmail')
    .execute();
}

export const states = async (shop: Shop, order: { orderId: string }) =>
  (await seatsOf(shop, order)).map(({ state }) => state);
export const clerk = async (shop: Shop) => aViewer(shop.db, { name: 'Kerry', role: 'coordinator' });

interface Transfer {
  cents: number;
  reference?: string;
  receivedOn?: string;
  isMore?: boolean;
}

export async function transfer(
  shop: Shop,
  orderId: string,
  { reference = 'NAB 1', receivedOn = '2026-12-01', ...facts }: Transfer,
) {
  const by = await clerk(shop);
  return recordBankTransfer(shop.services(), { orderId, reference, receivedOn, ...facts, by });
}

export const refundsOf = (shop: Shop, { orderId }: { orderId: string }) =>
  shop.db.selectFrom('refunds').select(['method', 'amountCents', 'state']).where('orderId', '=', orderId).execute();
