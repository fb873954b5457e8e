import { describe, expect, test } from 'vitest';
import type { Viewer } from '#src/accounts/index.ts';
import { attendeeNamed, bookingGuard, bookSeats, quoteBooking } from '#src/enrolment/index.ts';
import { listOrderLines } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse } from '#src/shared/result.ts';
import {
  aCourse,
  aPerson,
  aPriceRule,
  aPriceTier,
  aSession,
  aVenue,
  aViewer,
  aVoucher,
} from '#tests/support/builders.ts';
import { aBooking, book, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const by = { kind: 'system' } as const;
const noLimits = { take: async () => ok(), giveBack: async () => undefined };

type Asked = Parameters<typeof quoteBooking>[1];
type Session = Awaited<ReturnType<typeof aSession>>;

async function aWorkshop(facts: Parameters<typeof aSession>[1] = {}, priceCents = 38_500): Promise<Session> {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents }), ...facts });
}

function quote(session: Session, seats: number, facts: Partial<Asked> = {}, rateLimits = noLimits) {
  const item = { courseId: session.courseId, sessionId: session.id, priceTierId: null, seats };
  const asked = { items: [item], voucherCode: null, organisationId: null, viewer: null, ...facts };
  return quoteBooking({ ...shop.services(), rateLimits }, asked);
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `Person${index}x${newId().slice(0, 8)}`);

test('what is quoted is what is charged, seat by seat, and the parts add up', async () => {
  const session = await aWorkshop({ on: '2027-02-03' }, 33_333);
  await aPriceRule(shop.db, { kind: 'early-bird', sessionId: session.id, percent: 7 });
  await aPriceRule(shop.db, { kind: 'group', courseId: session.courseId });
  const voucher = await aVoucher(shop.db, { percent: 50, maxUses: 2 });
  const quoted = await quote(session, 3, { voucherCode: voucher.code });
  const facts = { voucherCode: voucher.code };
  const order = await book(shop, { session, attendees: people(3), totalCents: quoted.totalCents, facts });
  const seats = await shop.db
    .selectFrom('seats')
    .select(['priceCents', 'gstCents', 'priceBreakdown', 'voucherId'])
    .where('orderId', '=', order.orderId)
    .orderBy('priceCents')
    .execute();
  // 333.33 − 7 % (23.33) = 310.00; − 10 % = 279.00; two of them half of it.
  expect(seats.map(({ priceCents }) => priceCents)).toEqual([13_950, 13_950, 27_900]);
  expect(seats.map(({ voucherId }) => voucherId)).toEqual([voucher.id, voucher.id, null]);
  for (const { priceCents, priceBreakdown } of seats) {
    const steps = priceBreakdown as { cents: number }[];
    expect(steps.reduce((sum, { cents }) => sum + cents, 0)).toBe(priceCents);
  }
  expect(seats.reduce((sum, { priceCents }) => sum + priceCents, 0)).toBe(quoted.totalCents);
  expect(seats.reduce((sum, { gstCents }) => sum + gstCents, 0)).toBe(quoted.gstCents);
  const lines = await shop.db
    .selectFrom('orderLines')
    .select(['quantity', 'unitCents', 'totalCents'])
    .where('orderId', '=', order.orderId)
    .orderBy('position')
    .execute();
  expect(lines).toEqual([
    { quantity: 2, unitCents: 13_950, totalCents: 27_900 },
    { quantity: 1, unitCents: 27_900, totalCents: 27_900 },
  ]);
  expect(quoted.voucher).toEqual({ code: voucher.code, seats: 2, refusal: null });
});

test('a rule that ends under an open checkout is told with the new total, and nothing is booked', async () => {
  const session = await aWorkshop();
  const rule = await aPriceRule(shop.db, { kind: 'early-bird', sessionId: session.id });
  const { totalCents } = await quote(session, 1);
  expect(totalCents).toBe(34_650);
  await shop.db.updateTable('priceRules').set({ active: false }).where('id', '=', rule.id).execute();
  const booking = await aBooking(shop, { session, attendees: people(1), totalCents });
  const result = await bookSeats(shop.services(), { booking, by });
  expect(result).toBeRefused('price-changed');
  expect(result).toMatchObject({ totalCents: 38_500 });
});

test('member prices are for whoever may book for the organisation, and for nobody else', async () => {
  const session = await aWorkshop();
  const organisationId = newId();
  await shop.db
    .insertInto('organisations')
    .values({ id: organisationId, name: 'Dry Co', createdAt: shop.clock.now() })
    .execute();
  await aPriceRule(shop.db, { kind: 'member', courseId: session.courseId, organisationId });
  const booker = {
    ...(await aViewer(shop.db)),
    memberships: [{ organisationId, role: 'booker' as const }],
  };
  await shop.db
    .insertInto('organisationMemberships')
    .values({ organisationId, personId: booker.personId, role: 'booker', createdAt: shop.clock.now() })
    .execute();
  const onlooker = { ...booker, memberships: [{ organisationId, role: 'viewer' as const }] };
  expect((await quote(session, 1, { organisationId, viewer: booker })).totalCents).toBe(34_650);
  expect((await quote(session, 1, { organisationId, viewer: onlooker })).totalCents).toBe(38_500);
  expect((await quote(session, 1, { organisationId })).totalCents).toBe(38_500);
  const facts = { organisation: { id: organisationId, name: 'Dry Co', abn: null } };
  const booking = await aBooking(shop, { session, attendees: people(1), totalCents: 34_650, facts });
  expect(await bookSeats(shop.services(), { booking, by, viewer: onlooker })).toBeRefused('organisation-not-yours');
  expect(await bookSeats(shop.services(), { booking, by })).toBeRefused('organisation-not-yours');
  expect(await bookSeats(shop.services(), { booking, by, viewer: booker })).toSucceed();
});

describe('a voucher', () => {
  async function use(
    session: Session,
    voucherCode: string,
    totalCents: number,
    { email = 'office@example.com', viewer = null }: { email?: string; viewer?: Viewer | null } = {},
  ) {
    const facts = { voucherCode, buyer: { name: 'Olive', email, phone: null } };
    const booking = await aBooking(shop, { session, attendees: people(1), totalCents, facts });
    return bookSeats(shop.services(), { booking, by, viewer });
  }

  test('for everything skips payment: the seat is confirmed at once', async () => {
    const session = await aWorkshop();
    const { code } = await aVoucher(shop.db, { percent: 100 });
    const order = await book(shop, { session, attendees: people(1), totalCents: 0, facts: { voucherCode: code } });
    expect(order.needsPayment).toBe(false);
    expect(await seatsOf(shop, order)).toMatchObject([{ state: 'confirmed', priceCents: 0 }]);
  });

  test('is refused in the same way when it is unknown, over, not yet, used up, stopped or for something else', async () => {
    const session = await aWorkshop({ seats: 20 });
    const other = await aCourse(shop.db);
    const now = shop.clock.now();
    const usedUp = await aVoucher(shop.db, { maxUses: 1 });
    expect(await use(session, usedUp.code, 34_650)).toSucceed();
    const refused = [
      { code: 'NO-SUCH-CODE' },
      await aVoucher(shop.db, { validUntil: now }),
      await aVoucher(shop.db, { validFrom: new Date(now.getTime() + 1) }),
      usedUp,
      await aVoucher(shop.db, { active: false }),
      await aVoucher(shop.db, { courseId: other.id }),
    ];
    for (const { code } of refused) {
      expect(await use(session, code, 34_650)).toEqual(refuse('voucher-refused'));
      expect((await quote(session, 1, { voucherCode: code })).voucher).toEqual({
        code,
        seats: 0,
        refusal: 'voucher-refused',
      });
    }
  });

  test('may be used by one person so often, and by others still', async () => {
    const session = await aWorkshop({ seats: 20 });
    const { code } = await aVoucher(shop.db, { maxUsesPerPerson: 1 });
    const known = async (email: string) => {
      const viewer = { ...(await aViewer(shop.db)), email };
      return { email, viewer };
    };
    const one = await known('one@example.com');
    expect(await use(session, code, 34_650, one)).toSucceed();
    expect(await use(session, code, 34_650, one)).toBeRefused('voucher-refused');
    expect(await use(session, code, 34_650, await known('ONE+again@example.com'))).toBeRefused('voucher-refused');
    expect(await use(session, code, 34_650, await known('two@example.com'))).toSucceed();
  });

  test('for each person so often is for people we know apart: a typed address, or an unproven one, is not enough', async () => {
    const session = await aWorkshop({ seats: 20 });
    const { code } = await aVoucher(shop.db, { maxUsesPerPerson: 1 });
    const viewer = await aViewer(shop.db);
    const own = { email: viewer.email, viewer };
    expect(await use(session, code, 34_650, { email: 'three@example.com' })).toBeRefused('voucher-refused');
    expect(await use(session, code, 34_650, { email: 'three@example.com', viewer })).toBeRefused('voucher-refused');
    const unproven = { ...own, viewer: { ...viewer, emailVerified: false } };
    expect(await use(session, code, 34_650, unproven)).toBeRefused('voucher-refused');
    expect((await quote(session, 1, { voucherCode: code })).voucher?.refusal).toBe('voucher-refused');
    expect((await quote(session, 1, { voucherCode: code, viewer })).totalCents).toBe(34_650);
    expect(await use(session, code, 34_650, own)).toSucceed();
  });

  test('is named by its last letters only, where papers and payment pages go through many hands', async () => {
    const session = await aWorkshop();
    const { code } = await aVoucher(shop.db, { code: 'SPRING-SECRET' });
    const { orderId } = await book(shop, {
      ...{ session, attendees: people(1), totalCents: 34_650, facts: { voucherCode: code } },
    });
    const [line] = await listOrderLines(shop.db, orderId);
    expect(line?.detail).toContain('Voucher …RET −$38.50');
    expect(line?.detail).not.toContain('SECRET');
  });

  test('whose hold lapsed is free for others, and then not to be had again by paying late', async () => {
    const session = await aWorkshop({ seats: 20 });
    const { code } = await aVoucher(shop.db, { maxUses: 1 });
    const facts = { voucherCode: code };
    const late = await book(shop, { session, attendees: people(1), totalCents: 34_650, facts });
    shop.clock.advance({ minutes: 21 });
    expect(await use(session, code, 34_650)).toSucceed();
    await expect(openPaymentPage(shop, late)).rejects.toThrow('booking-lapsed');
  });

  test('is not looked up any more for whoever has tried too many, right or wrong', async () => {
    const session = await aWorkshop();
    const { code } = await aVoucher(shop.db);
    const tried = {
      take: async () => refuse('too-many-tries', { retryAfterSeconds: 60 }),
      giveBack: noLimits.giveBack,
    };
    const { voucher, totalCents } = await quote(session, 1, { voucherCode: code, ip: '192.0.2.1' }, tried as never);
    expect(voucher).toEqual({ code, seats: 0, refusal: 'too-many-tries' });
    expect(totalCents).toBe(38_500);
  });
});

describe('seats of a session are limited', () => {
  test('by what the room holds', async () => {
    const venue = await aVenue(shop.db);
    await shop.db.updateTable('venues').set({ roomSeats: 2 }).where('id', '=', venue.id).execute();
    const session = await aWorkshop({ venue, seats: 16 });
    expect((await quote(session, 3)).lines).toMatchObject([{ seatsLeft: 2, notBookable: 'too-few-seats' }]);
    const booking = await aBooking(shop, { session, attendees: people(3), totalCents: 115_500 });
    expect(await bookSeats(shop.services(), { booking, by })).toMatchObject({ reason: 'session-full', seatsLeft: 2 });
  });

  test('by how many a body lets into one live stream', async () => {
    const session = await aWorkshop({ delivery: 'live-stream', seats: 30 });
    await shop.db.updateTable('courses').set({ liveStreamSeats: 20 }).where('id', '=', session.courseId).execute();
    expect((await quote(session, 1)).lines).toMatchObject([{ seatsLeft: 20 }]);
  });

  test('by the seats of a tier, at its price, while the session has others left', async () => {
    const session = await aWorkshop();
    const tier = await aPriceTier(shop.db, session.id, { seats: 1 });
    const at = (name: string) => [
      {
        courseId: session.courseId,
        sessionId: session.id,
        priceTierId: tier.id,
        attendees: [attendeeNamed(name, `${name}-${newId()}@example.com`)],
      },
    ];
    await book(shop, { session, attendees: [], totalCents: 20_000, facts: { items: at('ann') } });
    const second = await aBooking(shop, { session, attendees: [], totalCents: 20_000, facts: { items: at('ben') } });
    const result = await bookSeats(shop.services(), { booking: second, by });
    expect(result).toMatchObject({ ok: false, reason: 'tier-full', label: 'For credit only', seatsLeft: 0 });
    await book(shop, { session, attendees: people(1), totalCents: 38_500 });
  });

  test('by what the waiting list waits for: a passer-by gets none of it, whoever waits elsewhere counts not', async () => {
    const session = await aWorkshop({ seats: 4 });
    const waiting = await aPerson(shop.db);
    const entry = { personId: waiting.id, name: waiting.name, email: waiting.email, courseId: session.courseId };
    const at = shop.clock.now();
    const since = { joinedAt: at, queuedAt: at, confirmedAt: at };
    const state = { state: 'waiting' as const, why: 'session-full', party: 3 };
    const entryId = newId();
    await shop.db
      .insertInto('waitingEntries')
      .values({ id: entryId, ...entry, ...since, ...state, venueState: 'NSW' })
      .execute();
    expect((await quote(session, 1)).lines).toMatchObject([{ seatsLeft: 1 }]);
    await shop.db.updateTable('waitingEntries').set({ venueState: 'VIC' }).where('id', '=', entryId).execute();
    expect((await quote(session, 1)).lines).toMatchObject([{ seatsLeft: 4 }]);
  });
});

test('a session that staff change between look and lock is looked at anew', async () => {
  const session = await aWorkshop();
  const booking = await aBooking(shop, { session, attendees: people(1), totalCents: 38_500 });
  const change = async () => {
    const updatedAt = new Date(shop.clock.now().getTime() + 1_000);
    await shop.db.updateTable('sessions').set({ priceCents: 41_000, updatedAt }).where('id', '=', session.id).execute();
  };
  const guard = {
    ...bookingGuard,
    lockSessions: async (...given: Parameters<typeof bookingGuard.lockSessions>) => {
      await change();
      await bookingGuard.lockSessions(...given);
    },
  };
  const result = await bookSeats(shop.services(), { booking, by }, guard);
  expect(result).toBeRefused('price-changed');
  expect(result).toMatchObject({ totalCents: 41_000 });
});
