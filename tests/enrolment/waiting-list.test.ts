import { expect, test } from 'vitest';
import {
  confirmWaiting,
  joinWaitingList,
  leaveWaitingList,
  lowerWaitingParty,
  offerSeats,
  waitingKey,
} from '#src/enrolment/index.ts';
import { aCourse, aSeat, aSession, aVenue, aViewer } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { countStatements } from '#tests/support/statements.ts';
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

test('nothing is written to the journal that names a person', async () => {
  const { actions, text } = await journalOfWaiting(shop);
  expect(actions).toEqual(['waiting.joined', 'waiting.left', 'waiting.offered', 'waiting.party-lowered']);
  expect(text).not.toMatch(/@|Ada|Oma|Pam/);
});

test('sessions that stay full cost the worker’s look no statement more, however many are waited for', async () => {
  const look = () => countStatements(shop.db, (db) => offerSeats({ ...shop.services(), db }));
  await look();
  const none = await look();
  for (let full = 0; full < 3; full += 1) {
    const { session } = await aFullSession(shop);
    await joins(shop, `Waits${full}`, 1, forSession(session));
  }
  expect(await look()).toBe(none);
  const { session, had } = await aFullSession(shop);
  const entryId = await joins(shop, 'Next', 1, forSession(session));
  await free(shop, had.slice(0, 1));
  const offers = shop.db.selectFrom('waitingOffers').select('endedAt').where('entryId', '=', entryId);
  expect(await offers.execute()).toEqual([{ endedAt: null }]);
});
