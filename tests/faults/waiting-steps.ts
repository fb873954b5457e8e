import { bookingOf, findOrder, placeOrder } from './booking-steps.ts';
import type { Act } from './schedule.ts';
import type { Buyer, World } from './world.ts';

type StepRun = (world: World, buyer: Buyer, act: Act) => Promise<boolean>;

/** Whoever found the session full puts their party on its list. */
export const joinWaitingList: StepRun = async (world, buyer, { again }) => {
  const [item] = buyer.items;
  const session = item && world.sessions[item.session];
  if (!session || (await findOrder(world, buyer))) return false;
  const { name, email } = buyer;
  const wish = {
    courseId: session.courseId,
    sessionId: session.id,
    venueState: null,
    delivery: null,
    startsBefore: null,
  };
  await world.ask('joinWaitingList', { name, email, party: item.people, wish, viewer: null }, again);
  return true;
};

/** Books out of the offer, and opens the payment page. */
export const takeOffer: StepRun = async (world, buyer, act) => {
  const offer = await findOffer(world, buyer, act);
  if (!offer) return false;
  const booking = bookingOf(world, buyer);
  const items = booking.items
    .filter(({ sessionId }) => sessionId === offer.sessionId)
    .map((item) => ({ ...item, attendees: item.attendees.slice(0, offer.seats) }));
  const session = world.sessions.find(({ id }) => id === offer.sessionId);
  const expectedTotalCents = (session?.priceCents ?? 0) * offer.seats;
  await placeOrder(
    world,
    { ...booking, items, expectedTotalCents },
    { offerId: offer.id, viewer: null, again: act.again },
  );
  const order = await findOrder(world, buyer);
  if (order && order.totalCents > 0) await world.ask('startPayment', { orderId: order.id }, act.again);
  return true;
};

export const declineOffer: StepRun = async (world, buyer, act) => {
  const offer = await findOffer(world, buyer, act);
  if (!offer) return false;
  await world.ask('declineOffer', { entryId: offer.entryId }, act.again);
  return true;
};

/** The offer's time is over, and the worker looks. */
export const letOfferRunOut: StepRun = async (world, buyer, act) => {
  if (!(await findOffer(world, buyer, act))) return false;
  world.pass(25 * 60);
  await world.ask('duty', { job: 'offer-seats' }, act.again);
  return true;
};

/** The open offer of this buyer; the worker makes it, where seats are free by now. */
async function findOffer(world: World, { email }: Buyer, { again }: Act) {
  await world.ask('duty', { job: 'offer-seats' }, again);
  return world.db
    .selectFrom('waitingOffers')
    .innerJoin('waitingEntries', 'waitingEntries.id', 'entryId')
    .select(['waitingOffers.id', 'entryId', 'seats', 'waitingOffers.sessionId'])
    .where('email', '=', email)
    .where('outcome', 'is', null)
    .executeTakeFirst();
}
