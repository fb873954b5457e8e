import type { Act } from './schedule.ts';
import type { Buyer, World } from './world.ts';

type StepRun = (world: World, buyer: Buyer, act: Act) => Promise<boolean>;

/** Staff cancel one of the order's seats, with all of its price or with part of it. */
export function staffCancel(share: 'all' | 'part'): StepRun {
  return async (world, buyer, { draw, again }) => {
    const seats = await world.db
      .selectFrom('seats')
      .select(['id', 'priceCents', 'refundedCents'])
      .where('orderId', '=', buyer.orderId ?? noOrder)
      .where('state', '=', 'confirmed')
      .orderBy('priceCents')
      .orderBy('attendeeName')
      .execute();
    const seat = seats[draw % Math.max(1, seats.length)];
    if (!seat) return false;
    const left = seat.priceCents - seat.refundedCents;
    const refundCents = share === 'all' ? 'all' : Math.floor((left * (draw % 100)) / 100);
    const facts = { seatId: seat.id, reason: 'Asked by telephone', refundCents, by: world.staff } as const;
    await world.ask('cancelSeat', facts, again);
    return true;
  };
}

export const callSessionOff: StepRun = async (world, _buyer, { draw, again }) => {
  const session = world.sessions[draw % world.sessions.length];
  if (!session) return false;
  const facts = { sessionId: session.id, reason: 'The trainer is ill', by: world.staff };
  await world.ask('cancelSession', facts, again);
  await world.ask('duty', { job: 'reconcile-payments' }, again);
  return true;
};

/** Somebody sends all or part of a payment back in the provider's dashboard. */
export const refundInDashboard: StepRun = async ({ stripe }, buyer, { draw }) => {
  const charge = chargeOf(stripe, buyer);
  const left = charge ? charge.amount_captured - charge.amount_refunded : 0;
  if (!charge || left <= 0 || charge.disputed) return false;
  const cents = draw % 2 === 0 ? left : Math.max(1, Math.floor((left * (draw % 100)) / 100));
  stripe.refundInDashboard(String(charge.payment_intent), cents);
  return true;
};

/** A refund comes back from the buyer's bank: the account is closed. */
export const refundComesBack: StepRun = async ({ stripe }, buyer, { draw }) => {
  const charge = chargeOf(stripe, buyer);
  const refunds = Object.values(stripe.books().refunds).filter(
    ({ payment_intent, status }) => charge && payment_intent === charge.payment_intent && status !== 'failed',
  );
  const refund = refunds[draw % Math.max(1, refunds.length)];
  if (!refund) return false;
  stripe.resolveRefund(refund.id, 'failed');
  return true;
};

/** The buyer's bank takes the payment back; the second time it decides. */
export const dispute: StepRun = async ({ stripe }, buyer, { draw }) => {
  const charge = chargeOf(stripe, buyer);
  if (!charge) return false;
  const open = Object.values(stripe.books().disputes).find(({ charge: of }) => of === charge.id);
  if (open) stripe.closeDispute(open.id, draw % 2 === 0 ? 'won' : 'lost');
  else stripe.openDispute(String(charge.payment_intent));
  return true;
};

const noOrder = '00000000-0000-0000-0000-000000000000';

function chargeOf(stripe: World['stripe'], { orderId }: Buyer) {
  return Object.values(stripe.books().charges).find(
    ({ metadata, status }) => orderId && metadata.order_id === orderId && status === 'succeeded',
  );
}
