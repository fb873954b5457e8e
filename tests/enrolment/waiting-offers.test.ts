import { expect, test } from 'vitest';
import { declineOffer, findWaitingOffer, offerSeats, waitingKey } from '#src/enrolment/index.ts';
import { inTransaction } from '#src/database.ts';
import { withdrawOffer } from '#src/enrolment/waiting-offer-queries.ts';
import { ok } from '#src/shared/result.ts';
import { aPriceRule, aSeat, aSession } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import {
  aFullSession,
  forSession,
  free,
  joins,
  journalOfWaiting,
  openOffers,
  waitingOf,
} from '#tests/support/waiting.ts';

const shop = useShop();
const byLink = (entryId: string) => ({ viewer: null, key: waitingKey(shop.services(), entryId) });
const nobody = { viewer: null, key: 'guessed' };

test('when three seats are free the waiting party of three is offered all three, once', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Cleo', 3, forSession(session));
  await free(shop, had);
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Cleo', seats: 3 }]);
  expect(await mailTo(shop, 'cleo@example.com')).toEqual(['waiting-joined', 'seats-offered']);
});

test('the head gathers what becomes free, and a later smaller party does not jump it', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Dora', 3, forSession(session));
  await joins(shop, 'Evan', 1, forSession(session));
  await free(shop, had.slice(0, 1));
  expect(await openOffers(shop, session.id)).toEqual([]);
  expect(await waitingOf(shop, session.courseId)).toEqual(['Dora: waiting, gathering', 'Evan: waiting, full']);
  await free(shop, had.slice(1));
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Dora', seats: 3 }]);
});

test('a head that gathered in vain is passed over and told why; then the next is asked', async () => {
  const { session, had } = await aFullSession(shop);
  await joins(shop, 'Fay', 3, forSession(session));
  await joins(shop, 'Gus', 1, forSession(session));
  await free(shop, had.slice(0, 1));
  shop.clock.advance({ hours: 49 });
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Gus: offered, offered', 'Fay: waiting, passed-over']);
  expect(await mailTo(shop, 'fay@example.com')).toEqual(['waiting-joined', 'waiting-passed-over']);
  await offerSeats(shop.services());
  expect(await mailTo(shop, 'fay@example.com')).toHaveLength(2);
});

test('an offer that runs out puts its party at the end of the queue once; the second time it is off the list', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Hal', 1, forSession(session));
  await joins(shop, 'Ivy', 1, forSession(session));
  await free(shop, had);
  shop.clock.advance({ hours: 25 });
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Ivy: offered, offered', 'Hal: waiting, offer-expired']);
  shop.clock.advance({ hours: 25 });
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Hal' }]);
  shop.clock.advance({ hours: 25 });
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Hal: ended, offers-expired', 'Ivy: offered, offered']);
  expect((await mailTo(shop, 'hal@example.com')).toSorted()).toEqual(
    ['waiting-joined', 'seats-offered', 'waiting-offer-expired', 'seats-offered', 'waiting-ended'].toSorted(),
  );
});

test('an offer names the price that its page shows, early birds and groups taken off', async () => {
  const { session, had } = await aFullSession(shop);
  await aPriceRule(shop.db, { kind: 'group', courseId: session.courseId, minSeats: 3, percent: 10 });
  const entryId = await joins(shop, 'Gil', 3, forSession(session));
  await free(shop, had);
  const page = valueOf(await findWaitingOffer(shop.services(), { entryId, access: byLink(entryId) }));
  expect(page.session.priceCents).toBe(34_650);
  const mail = await shop.db
    .selectFrom('messages')
    .select('bodyText')
    .where('toEmail', '=', 'gil@example.com')
    .where('kind', '=', 'seats-offered')
    .executeTakeFirstOrThrow();
  expect(mail.bodyText).toContain('$346.50 for each person');
});

test('a worker that looked a while ago takes its old offer back, not the one that was made since', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const other = await aSession(shop.db, { course: { id: session.courseId }, seats: 1 });
  const taken = await aSeat(shop.db, { session: other });
  await joins(shop, 'Gwen', 1, { courseId: session.courseId });
  await free(shop, had);
  const [first] = await openOffers(shop, session.id);
  const stale = { ...first, sessionId: session.id };
  await shop.db.updateTable('sessions').set({ state: 'closed' }).where('id', '=', session.id).execute();
  await offerSeats(shop.services());
  await free(shop, [taken]);
  expect(await openOffers(shop, other.id)).toHaveLength(1);
  const late = await inTransaction(shop.db, async (trx) =>
    ok(await withdrawOffer(trx, stale.id ?? '', shop.clock.now())),
  );
  expect(late.value).toBeUndefined();
  expect(await openOffers(shop, other.id)).toHaveLength(1);
});

test('whoever declines leaves the list, and the next is asked; declining twice changes nothing', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const entryId = await joins(shop, 'Jan', 1, forSession(session));
  await joins(shop, 'Kim', 1, forSession(session));
  await free(shop, had);
  expect(await declineOffer(shop.services(), { entryId, access: nobody })).toMatchObject({
    reason: 'waiting-not-found',
  });
  expect((await declineOffer(shop.services(), { entryId, access: byLink(entryId) })).ok).toBe(true);
  expect((await declineOffer(shop.services(), { entryId, access: byLink(entryId) })).ok).toBe(true);
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Jan: declined, declined', 'Kim: offered, offered']);
});

test('there is nothing to decline before an offer, and nothing after it ran out', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const entryId = await joins(shop, 'Lea', 1, forSession(session));
  await joins(shop, 'Lou', 1, forSession(session));
  const decline = () => declineOffer(shop.services(), { entryId, access: byLink(entryId) });
  expect(await decline()).toMatchObject({ reason: 'offer-over', outcome: 'none' });
  await free(shop, had);
  shop.clock.advance({ hours: 25 });
  await offerSeats(shop.services());
  expect(await decline()).toMatchObject({ reason: 'offer-over', outcome: 'expired' });
});

test.each([
  ['cancelled', { state: 'cancelled', cancelledAt: new Date('2026-12-01T00:00:00Z') }, 'session-cancelled'],
  ['closed', { state: 'closed' }, 'session-closed'],
  ['about to begin', { startsAt: new Date('2026-12-01T00:30:00Z') }, 'session-over'],
] as const)('when a session is %s its list ends, with a mail that names other dates', async (_, change, why) => {
  shop.clock.set('2026-12-01T00:00:00Z');
  const { session } = await aFullSession(shop);
  await aSession(shop.db, { course: { id: session.courseId }, on: '2027-05-04' });
  await joins(shop, `Ria-${why}`, 1, forSession(session));
  await shop.db.updateTable('sessions').set(change).where('id', '=', session.id).execute();
  await offerSeats(shop.services());
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual([`Ria-${why}: ended, ${why}`]);
  const mails = await shop.db
    .selectFrom('messages')
    .select('bodyText')
    .where('toEmail', '=', `ria-${why}@example.com`)
    .where('kind', '=', 'waiting-ended')
    .execute();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.bodyText).toContain('Tue 4 May 2027');
});

test('an open offer in a session that closes is withdrawn, and its party is told that the list has ended', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  await joins(shop, 'Sam', 1, forSession(session));
  await free(shop, had);
  await shop.db.updateTable('sessions').set({ state: 'closed' }).where('id', '=', session.id).execute();
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Sam: ended, session-closed']);
});

test('a hold that lapses unpaid is offered to the list', async () => {
  const session = await aSession(shop.db, { seats: 1 });
  await aSeat(shop.db, { session, state: 'held', holdExpiresAt: new Date(shop.clock.now().getTime() + 60_000) });
  await joins(shop, 'Tess', 1, forSession(session));
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toEqual([]);
  shop.clock.advance({ minutes: 2 });
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Tess' }]);
});

test('nothing is written to the journal that names a person', async () => {
  const { actions, text } = await journalOfWaiting(shop);
  expect(actions).toEqual([
    'waiting.declined',
    'waiting.ended',
    'waiting.joined',
    'waiting.offer-expired',
    'waiting.offer-withdrawn',
    'waiting.offered',
    'waiting.passed-over',
  ]);
  expect(text).not.toMatch(/@|Hal|Ivy/);
});
