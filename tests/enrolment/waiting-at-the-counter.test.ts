import { expect, test } from 'vitest';
import {
  findWaitingPlace,
  listMyWaiting,
  listWaitingDemand,
  listWaitingOfSession,
  offerToParty,
  removeFromWaitingList,
  waitingKey,
} from '#src/enrolment/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aFullSession, forSession, free, joins, openOffers, waitingOf } from '#tests/support/waiting.ts';

const shop = useShop();
const coordinator = () => aViewer(shop.db, { role: 'coordinator' });
const stranger = () => aViewer(shop.db, { name: 'Stranger' });

test('staff see who waits in the order of the queue and why; others do not', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Abe', 3, forSession(session));
  await joins(shop, 'Bob', 1, { courseId: session.courseId });
  await free(shop, had.slice(0, 1));
  const viewer = await coordinator();
  const list = valueOf(await listWaitingOfSession(shop.services(), { sessionId: session.id, page: 1, viewer }));
  expect(list).toMatchObject({ count: 2, pages: 1 });
  expect(list.items).toMatchObject([
    { place: 1, name: 'Abe', party: 3, anyDate: false, why: { why: 'gathering', free: 1 } },
    { place: 2, name: 'Bob', party: 1, anyDate: true, why: { why: 'others-before', ahead: 1 } },
  ]);
  const asked = { sessionId: session.id, page: 1, viewer: await stranger() };
  expect(await listWaitingOfSession(shop.services(), asked)).toMatchObject({ reason: 'not-allowed' });
});

test('staff offer seats out of turn when enough are free, once', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Cat', 3, forSession(session));
  const entryId = await joins(shop, 'Deb', 1, forSession(session));
  const by = await coordinator();
  const offer = (who = by) => offerToParty(shop.services(), { sessionId: session.id, entryId, by: who });
  expect(await offer()).toMatchObject({ reason: 'too-few-free', free: 0 });
  await free(shop, had.slice(0, 1));
  expect(await offer(await stranger())).toMatchObject({ reason: 'not-allowed' });
  expect((await offer()).ok).toBe(true);
  expect(await offer()).toMatchObject({ reason: 'not-waiting' });
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Deb', seats: 1 }]);
});

test('staff take a party off the list with a reason that it reads; twice changes nothing', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const entryId = await joins(shop, 'Eli', 1, forSession(session));
  await free(shop, had);
  const by = await coordinator();
  const remove = (reason: string, who = by) => removeFromWaitingList(shop.services(), { entryId, reason, by: who });
  expect(await remove('Asked by phone', await stranger())).toMatchObject({ reason: 'not-allowed' });
  expect(await remove(' ')).toMatchObject({ reason: 'reason-missing' });
  expect(valueOf(await remove('Asked by phone'))).toEqual({ changed: true });
  expect(valueOf(await remove('Asked by phone'))).toEqual({ changed: false });
  expect(await waitingOf(shop, session.courseId)).toEqual(['Eli: ended, removed']);
  expect(await openOffers(shop, session.id)).toEqual([]);
  expect(await mailTo(shop, 'eli@example.com')).toEqual(['waiting-joined', 'seats-offered', 'waiting-ended']);
});

test('a party sees how many are before it and nothing else of them', async () => {
  const { session } = await aFullSession(shop);
  await joins(shop, 'Fern', 2, forSession(session));
  const entryId = await joins(shop, 'Gail', 1, forSession(session));
  const access = { viewer: null, key: waitingKey(shop.services(), entryId) };
  const place = valueOf(await findWaitingPlace(shop.services(), { entryId, access }));
  expect(place.why).toEqual({ why: 'others-before', ahead: 1 });
  expect(JSON.stringify(place)).not.toMatch(/fern/i);
  const guess = { viewer: null, key: waitingKey(shop.services(), session.id) };
  expect(await findWaitingPlace(shop.services(), { entryId, access: guess })).toMatchObject({
    reason: 'waiting-not-found',
  });
});

test('whoever is signed in sees their own waiting, and staff what is waited for most', async () => {
  const { session } = await aFullSession(shop, { seats: 20 });
  await joins(shop, 'Hope', 20, forSession(session));
  const { personId: id } = await shop.db
    .selectFrom('waitingEntries')
    .select('personId')
    .where('email', '=', 'hope@example.com')
    .executeTakeFirstOrThrow();
  const viewer = await aViewer(shop.db, { person: { id, name: 'Hope', email: 'hope@example.com' } });
  expect(await listMyWaiting(shop.services(), { viewer })).toMatchObject([{ why: { why: 'next', free: 0 } }]);
  expect(await listMyWaiting(shop.services(), { viewer: await stranger() })).toEqual([]);
  const demand = await listWaitingDemand(shop.services(), { viewer: await coordinator() });
  expect(demand[0]).toMatchObject({ id: session.courseId, parties: 1, people: 20 });
  expect(await listWaitingDemand(shop.services(), { viewer })).toEqual([]);
});
