import { findMoney } from '#src/orders/index.ts';
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
  const facts = { sessionId: session.id, reason: 'The trainer is ill', decideOn: world.day(7), by: world.staff };
  await world.ask('cancelSession', facts, again);
  await world.ask('duty', { job: 'change-sessions' }, again);
  return true;
};

/** Whoever paid says what becomes of a seat of the session that was called off. */
export const chooseAfterChange: StepRun = async (world, buyer, { draw, again }) => {
  const asked = await world.db
    .selectFrom('sessionChangeSeats')
    .innerJoin('seats', 'seats.id', 'seatId')
    .select(['seatId', 'changeId', 'orderId', 'sessionId'])
    .where('orderId', '=', buyer.orderId ?? noOrder)
    .where('sessionChangeSeats.state', '=', 'asked')
    .orderBy('attendeeName')
    .executeTakeFirst();
  if (!asked) return false;
  const { seatId, changeId, orderId } = asked;
  const other = world.sessions.find(({ id }) => id !== asked.sessionId);
  const choices = [{ choice: 'refund' }, { choice: 'balance' }] as const;
  const choice = draw % 3 === 0 && other ? { choice: 'transfer' as const, sessionId: other.id } : choices[draw % 2];
  if (choice) await world.ask('chooseAfterChange', { orderId, changeId, choices: [{ seatId, ...choice }] }, again);
  return true;
};

/** Staff find all or part of what an invoice asked for on the bank's statement. */
export const bankTransferComes: StepRun = async (world, buyer, { draw, again }) => {
  const orderId = buyer.orderId;
  if (!orderId) return false;
  const { outstandingCents } = await findMoney(world.db, orderId);
  if (outstandingCents === 0) return false;
  const cents = draw % 2 === 0 ? outstandingCents : Math.max(1, Math.floor((outstandingCents * (draw % 100)) / 100));
  const facts = { orderId, cents, reference: `Statement ${draw}`, receivedOn: world.day(0), by: world.staff };
  await world.ask('recordBankTransfer', facts, again);
  return true;
};

/** Moves a seat to the other session, cheaper or dearer; what is dearer is paid for next, or not. */
export const moveSeat: StepRun = async (world, buyer, { again }) => {
  const seat = await world.db
    .selectFrom('seats')
    .select(['id', 'orderId', 'sessionId'])
    .where('orderId', '=', buyer.orderId ?? noOrder)
    .where('state', '=', 'confirmed')
    .orderBy('priceCents')
    .orderBy('attendeeName')
    .executeTakeFirst();
  const other = world.sessions.find(({ id }) => id !== seat?.sessionId);
  if (!seat || !other) return false;
  await world.ask('transferSeat', { orderId: seat.orderId, seatId: seat.id, toSessionId: other.id }, again);
  return true;
};

/** Whoever paid gives a seat back under its policy, to the card or to be kept as balance. */
export const cancelOwn: StepRun = async (world, buyer, { draw, again }) => {
  const seat = await world.db
    .selectFrom('seats')
    .select(['id', 'orderId'])
    .where('orderId', '=', buyer.orderId ?? noOrder)
    .where('state', '=', 'confirmed')
    .orderBy('priceCents')
    .orderBy('attendeeName')
    .executeTakeFirst();
  if (!seat) return false;
  const to = draw % 3 === 0 ? 'balance' : 'origin';
  await world.ask('cancelOwnSeat', { orderId: seat.orderId, seatId: seat.id, to }, again);
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
