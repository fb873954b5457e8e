import { expect, test } from 'vitest';
import { listPriceTiers, type PriceTierLine, setPriceTiers } from '#src/catalogue/index.ts';
import { attendeeNamed, bookSeats } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPriceTier, aSession, aViewer } from '#tests/support/builders.ts';
import { aBooking, book, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { journalOf, markOf } from './editing-story.ts';

const shop = useShop();
const coordinator = () => aViewer(shop.db, { role: 'coordinator' });
const tier = (label: string, facts: Partial<PriceTierLine> = {}): PriceTierLine => ({
  ...{ id: null, label, priceCents: 20_000, seats: 2 },
  ...facts,
});
const tiersOf = (session: { id: string }) => listPriceTiers(shop.db, session.id, shop.clock.now());

async function set(session: { id: string }, tiers: PriceTierLine[], facts: { updatedAt?: Date } = {}) {
  const updatedAt = facts.updatedAt ?? (await markOf(shop.db, 'sessions', session.id));
  return setPriceTiers(shop.services(), { sessionId: session.id, tiers, updatedAt, by: await coordinator() });
}

/** One seat at the tier's price. */
function seatAt(session: { id: string; courseId: string }, tierId: string) {
  const attendees = [attendeeNamed('Ann', `${newId()}@example.com`)];
  return { items: [{ courseId: session.courseId, sessionId: session.id, priceTierId: tierId, attendees }] };
}

test('tiers are written in order, changed in place, and taken away; a resent form changes nothing', async () => {
  const session = await aSession(shop.db);
  valueOf(await set(session, [tier('For credit only'), tier('Students', { priceCents: 0, seats: null })]));
  const [first, second] = await tiersOf(session);
  expect([first, second]).toMatchObject([
    { label: 'For credit only', priceCents: 20_000, seats: 2, taken: 0, inUse: false },
    { label: 'Students', priceCents: 0, seats: null },
  ]);
  if (!first || !second) throw new Error('Two were written');
  const old = await markOf(shop.db, 'sessions', session.id);
  const changed = [
    tier('Members of RIA'),
    tier('For credit only', { id: first.id, seats: 4 }),
    tier('Students', { ...second, priceCents: 5_000 }),
  ].map(({ id, label, priceCents, seats }) => ({ id, label, priceCents, seats }));
  expect(valueOf(await set(session, changed))).toEqual({ changed: 3 });
  const now = await tiersOf(session);
  expect(now.map(({ label, seats }) => [label, seats])).toEqual([
    ['For credit only', 4],
    ['Students', null],
    ['Members of RIA', 2],
  ]);
  const same = now.map(({ id, label, priceCents, seats }) => ({ id, label, priceCents, seats }));
  expect(valueOf(await set(session, same, { updatedAt: old }))).toEqual({ changed: 0 });
  expect(await set(session, [], { updatedAt: old })).toBeRefused('changed-meanwhile');
  expect(valueOf(await set(session, same.slice(0, 1)))).toEqual({ changed: 2 });
  expect(await tiersOf(session)).toHaveLength(1);
  const set3 = ['session.tiers-set', 'session.tiers-set', 'session.tiers-set'];
  expect(await journalOf(shop.db, session.id)).toEqual(set3);
});

test('a tier at which seats were taken stays, with at least as many seats, and then sells no more', async () => {
  const session = await aSession(shop.db);
  const { id } = await aPriceTier(shop.db, session.id, { seats: 2 });
  await book(shop, { session, attendees: [], totalCents: 20_000, facts: seatAt(session, id) });
  expect(await set(session, [])).toMatchObject({ reason: 'tier-in-use', label: 'For credit only' });
  const line = (seats: number) => [tier('For credit only', { id, seats })];
  expect(await set(session, line(0))).toMatchObject({ reason: 'tier-below-taken', line: 0, taken: 1 });
  valueOf(await set(session, line(1)));
  const booking = await aBooking(shop, { session, attendees: [], totalCents: 20_000, facts: seatAt(session, id) });
  expect(await bookSeats(shop.services(), { booking, by: { kind: 'system' } })).toBeRefused('tier-full');
});

test('whoever is at the checkout is told of the new price', async () => {
  const session = await aSession(shop.db);
  const { id } = await aPriceTier(shop.db, session.id);
  const booking = await aBooking(shop, { session, attendees: [], totalCents: 20_000, facts: seatAt(session, id) });
  valueOf(await set(session, [tier('For credit only', { id, priceCents: 25_000, seats: null })]));
  const result = await bookSeats(shop.services(), { booking, by: { kind: 'system' } });
  expect(result).toMatchObject({ reason: 'price-changed', totalCents: 25_000 });
});

test('one name twice, an unknown tier, an unknown or cancelled session, and others than staff are refused', async () => {
  const session = await aSession(shop.db);
  const other = await aPriceTier(shop.db, (await aSession(shop.db)).id);
  expect(await set(session, [tier('One'), tier('ONE')])).toMatchObject({ reason: 'tier-named-twice', line: 1 });
  expect(await set(session, [tier('One', { id: other.id })])).toBeRefused('changed-meanwhile');
  expect(await set({ id: newId() }, [], { updatedAt: shop.clock.now() })).toBeRefused('not-found');
  expect(await set(await aSession(shop.db, { state: 'cancelled' }), [tier('One')])).toBeRefused('session-cancelled');
  const updatedAt = await markOf(shop.db, 'sessions', session.id);
  const by = await aViewer(shop.db, { role: 'coordinator', scope: newId() });
  const given = { sessionId: session.id, tiers: [tier('Mine')], updatedAt, by };
  expect(await setPriceTiers(shop.services(), given)).toBeRefused('not-allowed');
  const own = { ...by, grants: [{ role: 'coordinator' as const, scope: session.courseId }] };
  expect(await setPriceTiers(shop.services(), { ...given, by: own })).toSucceed();
});
