import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  attendeeNamed,
  bookSeats,
  type Booking,
  type BookedOrder,
  reconcilePayments,
  startPayment,
} from '#src/enrolment/index.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { aTermsVersion } from './builders.ts';
import { stoppedClock, testCore } from './core.ts';
import { useDatabase } from './database.ts';
import { aStripe, valueOf } from './stripe.ts';

/** A database, a Stripe stand-in on the same clock, and the services that sell seats. */
export function useShop({ maxConnections = 10 } = {}) {
  const database = useDatabase({ maxConnections });
  const clock = stoppedClock();
  let stripe: Awaited<ReturnType<typeof aStripe>>;
  beforeAll(async () => {
    stripe = await aStripe({ clock });
  });
  afterAll(() => stripe.close());
  return {
    get db() {
      return database.db;
    },
    get stripe() {
      return stripe;
    },
    clock,
    services: (gateway?: PaymentGateway) => ({
      ...testCore(database.db, clock),
      gateway: gateway ?? stripe.gateway,
      rateLimits: postgresRateLimits(database.db),
    }),
  };
}

type Shop = ReturnType<typeof useShop>;

interface Wanted {
  session?: { id: string; courseId: string };
  course?: { id: string };
  attendees: string[];
  totalCents: number;
  facts?: Partial<Booking>;
}

/** What a buyer sends: one item, each attendee at an address of their own. */
export async function aBooking(
  shop: Pick<Shop, 'db'>,
  { session, course, attendees, totalCents, facts }: Wanted,
): Promise<Booking> {
  const terms = await aTermsVersion(shop.db);
  return {
    formToken: randomUUID(),
    items: [
      {
        courseId: session?.courseId ?? course?.id ?? '',
        sessionId: session?.id ?? null,
        priceTierId: null,
        attendees: attendees.map((name) => attendeeNamed(name, `${name.toLowerCase()}@example.com`)),
      },
    ],
    buyer: { name: 'Olive Office', email: 'office@example.com', phone: null },
    organisation: null,
    billingAddress: totalCents >= 100_000 ? '8 Dryer Lane, Parramatta' : null,
    purchaseOrder: null,
    termsVersionId: terms.id,
    expectedTotalCents: totalCents,
    voucherCode: null,
    paysBy: 'card',
    useBalance: false,
    offer: null,
    ...facts,
  };
}

/** Books and gives the order; the booking must not be refused. */
export async function book(shop: Shop, wanted: Wanted): Promise<BookedOrder> {
  const booking = await aBooking(shop, wanted);
  return valueOf(await bookSeats(shop.services(), { booking, by: { kind: 'system' } }));
}

/** What lets a buyer with the link at their order. */
export async function linkTo(shop: Shop, { orderId, linkVersion }: BookedOrder) {
  const { orderLinkKey } = await import('#src/orders/index.ts');
  return { viewer: null, key: orderLinkKey(shop.services(), { id: orderId, linkVersion }) };
}

/** Opens the payment page and gives the checkout's id. */
export async function openPaymentPage(shop: Shop, order: BookedOrder): Promise<string> {
  valueOf(await startPayment(shop.services(), { orderId: order.orderId, access: await linkTo(shop, order) }));
  const { providerCheckoutId } = await shop.db
    .selectFrom('paymentAttempts')
    .select('providerCheckoutId')
    .where('orderId', '=', order.orderId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow();
  if (!providerCheckoutId) throw new Error('The attempt has no checkout');
  return providerCheckoutId;
}

/** Books, pays by card and settles, as a buyer whose webhook was lost and whose order reconciliation found. */
export async function bookAndPay(shop: Shop, wanted: Wanted): Promise<BookedOrder> {
  const order = await book(shop, wanted);
  await shop.stripe.control.pay(await openPaymentPage(shop, order));
  await reconcilePayments(shop.services());
  return order;
}

/** The order's seats as they are in the database. */
export async function seatsOf(shop: Shop, { orderId }: { orderId: string }) {
  return shop.db
    .selectFrom('seats')
    .select(['id', 'state', 'priceCents', 'gstCents', 'refundedCents', 'attendeeEmail', 'holdExpiresAt', 'revision'])
    .where('orderId', '=', orderId)
    .orderBy('attendeeEmail')
    .execute();
}

export async function paymentStateOfOrder(shop: Shop, { orderId }: { orderId: string }): Promise<string> {
  const order = await shop.db
    .selectFrom('orders')
    .select('paymentState')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return order.paymentState;
}

/** Kinds of the messages written so far to this address, oldest first. */
export async function mailTo(shop: Shop, email: string): Promise<string[]> {
  const rows = await shop.db
    .selectFrom('messages')
    .select('kind')
    .where('toEmail', '=', email)
    .orderBy('queuedAt')
    .execute();
  return rows.map(({ kind }) => kind);
}
