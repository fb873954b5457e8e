import { expect, test } from 'vitest';
import {
  confirmWaiting,
  declineOffer,
  findWaitingOffer,
  joinWaitingList,
  leaveWaitingList,
  lowerWaitingParty,
  offerSeats,
  waitingKey,
} from '#src/enrolment/index.ts';
import { inTransaction } from '#src/database.ts';
import { withdrawOffer } from '#src/enrolment/waiting-offer-queries.ts';
import { ok } from '#src/shared/result.ts';
import { aCourse, aPriceRule, aSeat, aSession, aVenue, aViewer } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aFullSession, forSession, free, joins, openOffers, waitingOf } from '#tests/support/waiting.ts';

const shop = useShop();
const byLink = (entryId: string) => ({ viewer: null, key: waitingKey(shop.services(), entryId) });
const nobody = { viewer: null, key: 'guessed' };

async function refusalOfJoining(party: number, wish: Parameters<typeof joins>[3]) {
  return joinWaitingList(shop.services(), {
    ...{ name: 'Wanda', email: 'wanda@example.com', party, viewer: null },
    wish: { sessionId: null, venueState: null, delivery: null, startsBefore: null, ...wish },
  });
}

test('a party joins the list of a full session, and is mailed its link', async () => {
  const { session } = await aFullSession(shop);
  const entryId = await joins(shop, 'Ada', 3, forSession(session));
  expect(await waitingOf(shop, session.courseId)).toEqual(['Ada: waiting, full']);
  const mail = await shop.db
    .selectFrom('messages')
    .selectAll()
    .where('toEmail', '=', 'ada@example.com')
    .executeTakeFirstOrThrow();
  expect(mail.bodyText).toContain(`/waiting-list/${entryId}?key=${waitingKey(shop.services(), entryId)}`);
  expect(mail.bodyText).toContain('Wed 3 Feb 2027');
});

test('a place that its e-mail has not confirmed keeps no seat from anybody, gets no offer, and is forgotten unasked', async () => {
  const { session, had } = await aFullSession(shop);
  const { entryId } = valueOf(await refusalOfJoining(2, forSession(session)));
  await free(shop, had);
  expect(await openOffers(shop, session.id)).toEqual([]);
  const other = { ...forSession(session), venueState: null };
  expect(await refusalOfJoining(3, other)).toMatchObject({ reason: 'seats-free', seatsLeft: 3 });
  expect(await confirmWaiting(shop.services(), { entryId, access: nobody })).toBeRefused('waiting-not-found');
  shop.clock.advance({ days: 8 });
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual([]);
  expect(await mailTo(shop, 'wanda@example.com')).toEqual(['waiting-joined']);
  expect(await confirmWaiting(shop.services(), { entryId, access: byLink(entryId) })).toBeRefused('waiting-not-found');
});

test('whoever has the link of the mail confirms the place, once, behind those who did so before', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const { entryId } = valueOf(await refusalOfJoining(1, forSession(session)));
  shop.clock.advance({ minutes: 1 });
  await joins(shop, 'Abe', 1, forSession(session));
  for (const access of [byLink(entryId), byLink(entryId)])
    expect(await confirmWaiting(shop.services(), { entryId, access })).toSucceed();
  await free(shop, had);
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Abe' }]);
  expect(await waitingOf(shop, session.courseId)).toEqual(['Abe: offered, offered', 'Wanda: waiting, full']);
});

test('who is signed in with the e-mail, proven, waits at once; with somebody else’s the mail decides', async () => {
  const { session, had } = await aFullSession(shop, { seats: 2 });
  const zoe = await aViewer(shop.db, { name: 'Zoe' });
  const join = (email: string, emailVerified: boolean) =>
    joinWaitingList(shop.services(), {
      ...{ name: 'Zoe', email, party: 1, viewer: { ...zoe, emailVerified } },
      wish: { venueState: null, delivery: null, startsBefore: null, ...forSession(session) },
    });
  valueOf(await join('stranger@example.com', true));
  valueOf(await join(zoe.email, false));
  await free(shop, had);
  expect(await openOffers(shop, session.id)).toEqual([]);
  await aSeat(shop.db, { session });
  await aSeat(shop.db, { session });
  expect(await join(zoe.email, true)).toMatchObject({ value: { isOwn: true } });
  await free(shop, had);
  expect(await waitingOf(shop, session.courseId)).toContain('Zoe: waiting, full');
});

test('joining twice gives the same place', async () => {
  const { session } = await aFullSession(shop);
  const first = await joins(shop, 'Bea', 2, forSession(session));
  expect(await joins(shop, 'Bea', 3, forSession(session))).toBe(first);
  expect(await waitingOf(shop, session.courseId)).toEqual(['Bea: waiting, full']);
});

test('nobody waits for a session that has seats for the party, or that cannot be booked', async () => {
  const session = await aSession(shop.db, { seats: 3 });
  expect(await refusalOfJoining(3, forSession(session))).toMatchObject({ reason: 'seats-free', seatsLeft: 3 });
  expect(await refusalOfJoining(4, forSession(session))).toMatchObject({ reason: 'party-impossible', most: 3 });
  await aSeat(shop.db, { session });
  expect((await refusalOfJoining(3, forSession(session))).ok).toBe(true);
  const closed = await aSession(shop.db, { seats: 0, state: 'closed' });
  expect(await refusalOfJoining(1, forSession(closed))).toMatchObject({ reason: 'nothing-to-wait-for', why: 'closed' });
  const cancelled = await aSession(shop.db, { seats: 0, state: 'cancelled' });
  expect(await refusalOfJoining(1, forSession(cancelled))).toMatchObject({ why: 'cancelled' });
  const past = await aSession(shop.db, { seats: 0, on: '2026-11-03' });
  expect(await refusalOfJoining(1, forSession(past))).toMatchObject({ why: 'past' });
  const draft = await aSession(shop.db, { seats: 0, state: 'draft' });
  expect(await refusalOfJoining(1, forSession(draft))).toMatchObject({ why: 'not-published' });
  const other = await aSession(shop.db, { seats: 0 });
  expect(await refusalOfJoining(1, { ...forSession(other), courseId: session.courseId })).toMatchObject({ ok: false });
});

test.each([0, 21, 1.5, -1])('a party of %d is refused', async (party) => {
  const { session } = await aFullSession(shop);
  expect(await refusalOfJoining(party, forSession(session))).toMatchObject({ reason: 'party-impossible', most: 20 });
});

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

test('leaving gives an open offer up; leaving twice changes nothing; a guessed link is refused', async () => {
  const { session, had } = await aFullSession(shop, { seats: 1 });
  const entryId = await joins(shop, 'Mia', 1, forSession(session));
  await joins(shop, 'Ned', 1, forSession(session));
  await free(shop, had);
  expect((await leaveWaitingList(shop.services(), { entryId, access: nobody })).ok).toBe(false);
  for (const access of [byLink(entryId), byLink(entryId)])
    expect((await leaveWaitingList(shop.services(), { entryId, access })).ok).toBe(true);
  await offerSeats(shop.services());
  expect(await waitingOf(shop, session.courseId)).toEqual(['Mia: left, left', 'Ned: offered, offered']);
});

test('a party may become smaller and keeps its place; never larger, and not while an offer is open', async () => {
  const { session, had } = await aFullSession(shop);
  const entryId = await joins(shop, 'Oma', 3, forSession(session));
  await joins(shop, 'Pam', 1, forSession(session));
  await free(shop, had.slice(0, 2));
  const lower = (party: number, access = byLink(entryId)) =>
    lowerWaitingParty(shop.services(), { entryId, party, access });
  expect(await lower(2, nobody as never)).toMatchObject({ reason: 'waiting-not-found' });
  expect(await lower(4)).toMatchObject({ reason: 'party-not-smaller', party: 3 });
  expect(await lower(0)).toMatchObject({ reason: 'party-not-smaller' });
  expect((await lower(2)).ok).toBe(true);
  expect((await lower(2)).ok).toBe(true);
  await offerSeats(shop.services());
  expect(await openOffers(shop, session.id)).toMatchObject([{ name: 'Oma', seats: 2 }]);
  expect(await lower(1)).toMatchObject({ reason: 'offer-open' });
});

test('a wish for any date is met by the first session that fits, the soonest first', async () => {
  const course = await aCourse(shop.db);
  const queensland = await aVenue(shop.db, { state: 'QLD', timeZone: 'Australia/Brisbane' });
  const inQueensland = { course, seats: 1, venue: queensland, timeZone: 'Australia/Brisbane' };
  const march = await aFullSession(shop, { ...inQueensland, on: '2027-03-02' });
  const late = await aFullSession(shop, { ...inQueensland, on: '2027-02-20' });
  const early = await aFullSession(shop, { ...inQueensland, on: '2027-02-10' });
  const sydney = await aFullSession(shop, { course, seats: 1, on: '2027-02-01' });
  const entryId = await joins(shop, 'Quin', 1, { courseId: course.id, venueState: 'QLD', startsBefore: '2027-03-01' });
  await free(shop, [...march.had, ...sydney.had]);
  expect(await waitingOf(shop, course.id)).toEqual(['Quin: waiting, full']);
  await free(shop, [...late.had, ...early.had]);
  expect(await openOffers(shop, early.session.id)).toMatchObject([{ entryId }]);
  expect(await openOffers(shop, late.session.id)).toEqual([]);
});

test('a wish that a session with seats fits leads to booking it', async () => {
  const course = await aCourse(shop.db);
  await aFullSession(shop, { course, on: '2027-02-01' });
  const session = await aSession(shop.db, { course, seats: 2, on: '2027-02-10' });
  const wish = { courseId: course.id, venueState: 'NSW' as const };
  expect(await refusalOfJoining(2, wish)).toMatchObject({ reason: 'seats-free', sessionId: session.id, seatsLeft: 2 });
  expect((await refusalOfJoining(3, wish)).ok).toBe(true);
  expect(await refusalOfJoining(1, { ...wish, startsBefore: '2026-12-01' })).toMatchObject({ reason: 'date-passed' });
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

test('nothing is written to the journal that names a person', async () => {
  const lines = await shop.db
    .selectFrom('journalEntries')
    .select(['action', 'facts'])
    .where('subjectType', '=', 'waiting-entry')
    .execute();
  expect(new Set(lines.map(({ action }) => action))).toEqual(
    new Set([
      'waiting.joined',
      'waiting.offered',
      'waiting.passed-over',
      'waiting.offer-expired',
      'waiting.offer-withdrawn',
      'waiting.declined',
      'waiting.left',
      'waiting.party-lowered',
      'waiting.ended',
    ]),
  );
  expect(JSON.stringify(lines)).not.toMatch(/@|Hal|Ivy/);
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
