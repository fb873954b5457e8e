import type { Viewer } from '#src/accounts/index.ts';
import { attendeeNamed, type Booking } from '#src/enrolment/index.ts';
import type { Act } from './schedule.ts';
import type { Buyer, World } from './world.ts';

type StepRun = (world: World, buyer: Buyer, act: Act) => Promise<boolean>;

/** Books, and opens the payment page. */
export const book: StepRun = async (world, buyer, { again }) => {
  const viewer = buyer.isEmployer ? world.employer.viewer : null;
  await placeOrder(world, bookingOf(world, buyer), { offerId: null, viewer, again });
  const order = await findOrder(world, buyer);
  if (order && order.totalCents > 0 && !buyer.isEmployer) await world.ask('startPayment', { orderId: order.id }, again);
  return true;
};

/** Sends the form; told of another price or that the voucher does not serve, the buyer looks at it and sends it again. */
export async function placeOrder(
  world: World,
  first: Booking,
  { again, ...facts }: { offerId: string | null; viewer: Viewer | null; again: boolean },
): Promise<void> {
  let booking = first;
  for (let times = 0; times < 3; times += 1) {
    const answer = await world.ask('bookSeats', { booking, ...facts }, again);
    if (answer.kind !== 'done' || answer.value.ok) return;
    if (answer.value.reason === 'price-changed') booking = { ...booking, expectedTotalCents: answer.value.totalCents };
    else if (answer.value.reason === 'voucher-refused') booking = { ...booking, voucherCode: null };
    else return;
  }
}

export const payByCard: StepRun = (world, buyer, act) =>
  onPaymentPage(world, buyer, act, (checkoutId) => {
    // Money sent back to a card that ends so comes back slowly.
    const card = act.draw % 3 === 0 ? '4000000000007726' : '4242424242424242';
    return world.stripe.pay(checkoutId, card).paid;
  });

export const haveCardDeclined: StepRun = (world, buyer, act) =>
  onPaymentPage(world, buyer, act, (checkoutId) => {
    world.stripe.pay(checkoutId, '4000000000000002');
    return true;
  });

export const agreeToDebit: StepRun = (world, buyer, act) =>
  onPaymentPage(world, buyer, act, (checkoutId) => world.stripe.payByBank(checkoutId).paid);

export function bankAnswers(outcome: 'succeeded' | 'failed'): StepRun {
  return async (world, buyer) => {
    const pending = Object.values(world.stripe.books().checkouts).find(
      ({ session }) =>
        session.metadata?.order_id === buyer.orderId &&
        session.status === 'complete' &&
        session.payment_status === 'unpaid' &&
        world.stripe.books().intents[String(session.payment_intent)]?.status === 'processing',
    );
    if (!buyer.orderId || !pending) return false;
    world.stripe.resolveBankDebit(pending.session.id, outcome);
    return true;
  };
}

/** The buyer wanders off; the page's time runs out, and the worker looks. */
export const expire: StepRun = async (world, buyer, { again }) => {
  if (!buyer.orderId) return false;
  world.pass(41);
  world.stripe.expireDue();
  await world.ask('duty', { job: 'reconcile-payments' }, again);
  return true;
};

export const giveUp: StepRun = async (world, buyer, { again }) => {
  if (!buyer.orderId) return false;
  await world.ask('giveUpOrder', { orderId: buyer.orderId }, again);
  return true;
};

/** What a buyer does on the provider's page, and perhaps the page they come back to. */
async function onPaymentPage(
  world: World,
  buyer: Buyer,
  { again, draw }: Act,
  act: (checkoutId: string) => boolean,
): Promise<boolean> {
  const order = await findOrder(world, buyer);
  if (!order) return false;
  const checkoutId =
    (await findOpenPage(world, order.id)) ??
    (await world.ask('startPayment', { orderId: order.id }, again), await findOpenPage(world, order.id));
  if (!checkoutId || !act(checkoutId)) return false;
  if (draw % 2 === 0) await world.ask('comeBack', { orderId: order.id, checkoutId }, again);
  return true;
}

async function findOpenPage({ db, stripe }: World, orderId: string): Promise<string | null> {
  const attempt = await db
    .selectFrom('paymentAttempts')
    .select('providerCheckoutId')
    .where('orderId', '=', orderId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  const id = attempt?.providerCheckoutId;
  return id && stripe.books().checkouts[id]?.session.status === 'open' ? id : null;
}

/** The order that the buyer's form has made, whether they heard of it or not. */
export async function findOrder({ db }: World, buyer: Buyer) {
  const order = await db
    .selectFrom('orders')
    .select(['id', 'totalCents'])
    .where('formToken', '=', buyer.formToken)
    .executeTakeFirst();
  buyer.orderId = order?.id ?? null;
  return order;
}

export function bookingOf(world: World, buyer: Buyer): Booking {
  const { formToken, items, name, email } = buyer;
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => attendeeNamed(`${name} Person ${index}`, `p${index}.${email}`));
  const of = (courseId: string, sessionId: string | null, count: number) => ({
    ...{ courseId, sessionId, priceTierId: null },
    attendees: people(count),
  });
  const chosen = items.flatMap(({ session, people: count }) => {
    const found = world.sessions[session];
    return found ? [{ ...of(found.courseId, found.id, count), cents: found.priceCents * count }] : [];
  });
  const expectedTotalCents = chosen.reduce((sum, { cents }) => sum + cents, 0);
  return {
    formToken,
    items: chosen.length > 0 ? chosen.map(({ cents: _, ...item }) => item) : [of(world.freeCourse.id, null, 1)],
    buyer: { name, email, phone: null },
    organisation: buyer.isEmployer ? { id: world.employer.organisationId, name: 'Typed', abn: null } : null,
    billingAddress: '8 Dryer Lane, Parramatta',
    purchaseOrder: null,
    termsVersionId: world.termsVersionId,
    expectedTotalCents,
    voucherCode: buyer.hasVoucher ? world.voucherCode : null,
    paysBy: buyer.isEmployer ? 'invoice' : 'card',
    useBalance: false,
    offer: null,
  };
}
