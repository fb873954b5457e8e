import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { OrderPaymentState } from './payment-state.ts';

export type Order = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

const columns = [
  'id',
  'reference',
  'buyerPersonId',
  'buyerName',
  'buyerEmail',
  'buyerPhone',
  'organisationId',
  'organisationName',
  'organisationAbn',
  'billingAddress',
  'purchaseOrder',
  'totalCents',
  'gstCents',
  'addedCents',
  'reducedCents',
  'seatsFromCents',
  'paysBy',
  'dueOn',
  'paymentState',
  'termsVersionId',
  'termsAcceptedAt',
  'atDoor',
  'linkVersion',
  'paymentLinkVersion',
  'placedAt',
] as const;

/**
 * Whether the order's link opens no more: whoever it is mailed to has lost the right to book for the organisation whose order
 * it is, or whoever pressed the button has, and no new link was made since.
 */
const isLinkClosed = sql<boolean>`orders.organisation_id is not null and exists (
  select from membership_ends ended
  where ended.organisation_id = orders.organisation_id and (
    ended.person_id = orders.buyer_person_id and ended.ended_at >= orders.placed_at
    or ended.ended_at >= coalesce(orders.link_renewed_at, orders.placed_at) and ended.person_id::text = (
      select actor_id from journal_entries
      where subject_type = 'order' and subject_id = orders.id::text and action = 'order.placed'
      order by id limit 1))
)`.as('isLinkClosed');

export async function findOrder(db: Db | Trx, id: string) {
  return db.selectFrom('orders').select(columns).select(isLinkClosed).where('id', '=', id).executeTakeFirst();
}

/** The order row, held until the transaction ends: money and seats of one order change one after the other. */
export async function lockOrder(trx: Trx, id: string): Promise<Order> {
  return trx
    .selectFrom('orders')
    .select(columns)
    .select(isLinkClosed)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** The order that an earlier press of the same button has placed. */
export async function findOrderByFormToken(db: Db | Trx, formToken: string): Promise<Order | undefined> {
  return db
    .selectFrom('orders')
    .select(columns)
    .select(isLinkClosed)
    .where('formToken', '=', formToken)
    .executeTakeFirst();
}

export interface NewOrder {
  id: string;
  reference: string;
  formToken: string;
  buyerPersonId: string;
  buyerName: string;
  buyerEmail: string;
  buyerPhone: string | null;
  organisationId: string | null;
  organisationName: string | null;
  organisationAbn: string | null;
  billingAddress: string | null;
  purchaseOrder: string | null;
  totalCents: number;
  gstCents: number;
  paysBy: 'card' | 'invoice';
  /** What must be here before the seats are given. */
  seatsFromCents: number;
  /** The day by which the rest is due; null where everything is due at once. */
  dueOn: string | null;
  paymentState: 'free' | 'unpaid';
  /** For somebody who stands at the door of a session. */
  atDoor: boolean;
  termsVersionId: string;
  termsAcceptedAt: Date;
  placedAt: Date;
}

export async function setPaymentState(trx: Trx, orderId: string, paymentState: OrderPaymentState): Promise<void> {
  await trx.updateTable('orders').set({ paymentState }).where('id', '=', orderId).execute();
}

/** Adds to what was charged since the order was placed, or to what was taken off. */
export async function addToPrice(
  trx: Trx,
  orderId: string,
  change: { addedCents: number } | { reducedCents: number },
): Promise<void> {
  await trx
    .updateTable('orders')
    .set((eb) =>
      'addedCents' in change
        ? { addedCents: eb('addedCents', '+', change.addedCents) }
        : { reducedCents: eb('reducedCents', '+', change.reducedCents) },
    )
    .where('id', '=', orderId)
    .execute();
}

export type LinkVersion = 'linkVersion' | 'paymentLinkVersion';

/** Makes the links that were given out for this order useless, unless somebody has since `from` was seen. Tells whether it did. */
export async function raiseLinkVersion(
  trx: Trx,
  { orderId, which, from, at }: { orderId: string; which: LinkVersion; from: number; at: Date },
): Promise<boolean> {
  const raised = await trx
    .updateTable('orders')
    .set((eb) => ({
      [which]: eb(which, '+', 1),
      ...(which === 'linkVersion' ? { linkRenewedAt: at } : {}),
    }))
    .where('id', '=', orderId)
    .where(which, '=', from)
    .executeTakeFirst();
  return raised.numUpdatedRows > 0n;
}

type Whose = { personId: string; managing: string[] } | { organisationIds: string[] };

/** Orders of a buyer (their own, and those they bought for an organisation that they may still book for) or an organisation, newest first, a page at a time. */
export async function listOrders(
  db: Db,
  whose: Whose,
  { offset, limit }: { offset: number; limit: number },
): Promise<Order[]> {
  return ordersOf(db, whose)
    .select(columns)
    .select(isLinkClosed)
    .orderBy('placedAt', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** How many orders there are to page through. */
export async function countOrders(db: Db, whose: Whose): Promise<number> {
  const { count } = await ordersOf(db, whose)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function ordersOf(db: Db, whose: Whose) {
  return db
    .selectFrom('orders')
    .where((eb) =>
      'personId' in whose
        ? eb.and([
            eb('buyerPersonId', '=', whose.personId),
            eb.or([
              eb('organisationId', 'is', null),
              eb('organisationId', 'in', whose.managing.length ? whose.managing : [null]),
            ]),
          ])
        : eb('organisationId', 'in', whose.organisationIds.length ? whose.organisationIds : [null]),
    );
}
