import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { bookingGuard, type BookingGuard, bookSeats, offerKey, offerSeats } from '#src/enrolment/index.ts';
import { aCourse } from '#tests/support/builders.ts';
import { aBooking, useShop } from '#tests/support/shop.ts';
import { aFullSession, forSession, free, joins, openOffers } from '#tests/support/waiting.ts';

const parties = 12;
const shop = useShop({ maxConnections: 3 * parties });
const by = { kind: 'system' } as const;

/**
 * In each of several sessions somebody takes an offer in its last second, by the clock of their machine, while the worker,
 * by the clock of another, lets it run out. Gives in how many sessions both happened.
 */
async function takeWhileItExpires(guard?: BookingGuard): Promise<number> {
  const sessions: Awaited<ReturnType<typeof aFullSession>>['session'][] = [];
  const course = await aCourse(shop.db, { priceCents: 38_500 });
  for (let index = 0; index < parties; index += 1) {
    const { session, had } = await aFullSession(shop, { seats: 1, course });
    await joins(shop, `First${index}`, 1, forSession(session));
    await joins(shop, `Second${index}`, 1, forSession(session));
    await free(shop, had);
    sessions.push(session);
  }
  const offers = await Promise.all(sessions.map(async ({ id }) => (await openOffers(shop, id))[0]));
  const latest = Math.max(...offers.map((offer) => offer?.expiresAt.getTime() ?? 0));
  const worker = { ...shop.services(), clock: { now: () => new Date(latest) } };
  const taken = offers.map(async (offer, index) => {
    const session = sessions[index];
    if (!offer || !session) throw new Error('Every session has its offer');
    const facts = { offer: { id: offer.id, key: offerKey(worker, offer.id) } };
    const wanted = { session, attendees: [`Taker${index}`], totalCents: 38_500, facts };
    const booking = await aBooking(shop, wanted);
    const buyers = { ...shop.services(), clock: { now: () => new Date(offer.expiresAt.getTime() - 1) } };
    return bookSeats(buyers, { booking, by }, guard);
  });
  await Promise.all([...taken, offerSeats(worker), offerSeats(worker)]);
  await offerSeats(worker);
  const counted = await countBoth(course.id);
  for (const { booked, expired } of counted) expect(booked + expired).toBeGreaterThan(0);
  return counted.filter(({ booked, expired }) => booked > 0 && expired > 0).length;
}

/** For each session: how many seats were booked, and how many offers were said to have run out. */
async function countBoth(courseId: string) {
  const { rows } = await sql<{ booked: number; expired: number }>`
    select
      (select count(*) from seats where session_id = sessions.id and state = 'held') as booked,
      (select count(*) from journal_entries
        where action = 'waiting.offer-expired' and facts ->> 'sessionId' = sessions.id::text) as expired
    from sessions where course_id = ${courseId}`.execute(shop.db);
  return rows;
}

test('an offer that is taken while it runs out is either taken or run out, never both', async () => {
  for (let round = 0; round < 3; round += 1) expect(await takeWhileItExpires()).toBe(0);
});

test('control: without the lock on the offer some are both', async () => {
  const unlocked: BookingGuard = {
    ...bookingGuard,
    lockOffer: async (trx, id) => trx.selectFrom('waitingOffers').selectAll().where('id', '=', id).executeTakeFirst(),
  };
  let both = 0;
  for (let round = 0; round < 10 && both === 0; round += 1) both = await takeWhileItExpires(unlocked);
  expect(both).toBeGreaterThan(0);
});
