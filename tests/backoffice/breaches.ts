import { expect } from 'vitest';
import { sql } from 'kysely';
import type { DisagreementName } from '#src/backoffice/index.ts';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { book, bookAndPay, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';

type Shop = ReturnType<typeof useShop>;

/** A session that sells seats at $385. */
export async function aWorkshop(shop: Shop, facts: { seats?: number } = {}) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), ...facts });
}

/** A booking of such seats that is paid. */
export async function aPaidOrder(shop: Shop, names: string[]) {
  const session = await aWorkshop(shop);
  const order = await bookAndPay(shop, { session, attendees: names, totalCents: 38_500 * names.length });
  return { ...order, session, seats: await seatsOf(shop, order) };
}

/** Each rule, and a deed that breaks it: only a fault of ours could do such a thing, so it is done by hand. */
export const breaches: Record<DisagreementName, (db: Db, shop: Shop) => Promise<unknown>> = {
  'paid-without-seats': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['One']);
    await db.updateTable('seats').set({ state: 'held' }).where('orderId', '=', orderId).execute();
  },
  'seat-without-money': async (db, shop) => {
    const { orderId } = await book(shop, { session: await aWorkshop(shop), attendees: ['Two'], totalCents: 38_500 });
    const confirmed = { state: 'confirmed' as const, confirmedAt: shop.clock.now(), holdExpiresAt: null };
    await db.updateTable('seats').set(confirmed).where('orderId', '=', orderId).execute();
  },
  oversold: async (db, shop) => {
    const { session } = await aPaidOrder(shop, ['Tri', 'Tra']);
    await db.updateTable('sessions').set({ capacity: 1 }).where('id', '=', session.id).execute();
  },
  'seat-in-cancelled-session': async (db, shop) => {
    const { session } = await aPaidOrder(shop, ['Fou']);
    const cancelled = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await db.updateTable('sessions').set(cancelled).where('id', '=', session.id).execute();
  },
  'dispute-lost': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Fiw']);
    const { id: paymentId } = await db
      .selectFrom('payments')
      .select('id')
      .where('orderId', '=', orderId)
      .executeTakeFirstOrThrow();
    const at = shop.clock.now();
    const lost = { state: 'lost' as const, amountCents: 38_500, reason: 'fraudulent', openedAt: at, closedAt: at };
    await db
      .insertInto('disputes')
      .values({ id: newId(), providerDisputeId: 'dp_lost', orderId, paymentId, ...lost })
      .execute();
  },
  'surplus-kept': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Fiv']);
    await db.updateTable('orders').set({ reducedCents: 1 }).where('id', '=', orderId).execute();
  },
  'sent-back-too-much': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Six']);
    await aRefund({ db, clock: shop.clock }, orderId, { state: 'succeeded', amountCents: 100 });
  },
  'refund-failed': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Sev']);
    await db.updateTable('orders').set({ reducedCents: 500 }).where('id', '=', orderId).execute();
    await aRefund({ db, clock: shop.clock }, orderId, { state: 'failed', amountCents: 500 });
  },
  'refund-slow': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Eig']);
    await db.updateTable('orders').set({ reducedCents: 500 }).where('id', '=', orderId).execute();
    await aRefund({ db, clock: shop.clock }, orderId, { state: 'requested', amountCents: 500, daysAgo: 2 });
  },
  'provider-differs': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Nin']);
    const differences = JSON.stringify([{ what: 'payment-missing', object: 'pi_1', oursCents: 1, theirsCents: 0 }]);
    await db
      .insertInto('providerComparisons')
      .values({ orderId, checkedAt: shop.clock.now(), differences })
      .onConflict((conflict) => conflict.column('orderId').doUpdateSet({ differences }))
      .execute();
  },
  'payment-state': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Ten']);
    await db.updateTable('orders').set({ paymentState: 'part-paid' }).where('id', '=', orderId).execute();
  },
  'attempt-unsettled': async (db, shop) => {
    const order = await book(shop, { session: await aWorkshop(shop), attendees: ['Ele'], totalCents: 38_500 });
    await openPaymentPage(shop, order);
    const createdAt = new Date(shop.clock.now().getTime() - 2 * 86_400_000);
    await db.updateTable('paymentAttempts').set({ createdAt }).where('orderId', '=', order.orderId).execute();
  },
  'hold-without-end': async (db, shop) => {
    const { orderId } = await book(shop, { session: await aWorkshop(shop), attendees: ['Twe'], totalCents: 38_500 });
    await db.updateTable('seats').set({ holdExpiresAt: null }).where('orderId', '=', orderId).execute();
  },
  'move-broken': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Thi']);
    await db.updateTable('seats').set({ state: 'transferred' }).where('orderId', '=', orderId).execute();
  },
  'seat-twice': async (db, shop) => {
    // The database refuses it: the index that does is taken away for the test.
    const { orderId, seats } = await aPaidOrder(shop, ['Fot', 'Fou']);
    await sql`drop index seats_one_per_learner_and_session`.execute(db);
    const first = await db
      .selectFrom('seats')
      .select('learnerId')
      .where('id', '=', seats[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    await db.updateTable('seats').set(first).where('orderId', '=', orderId).execute();
  },
  'voucher-overused': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Fif', 'Fid']);
    const id = newId();
    const voucher = { id, code: `TEST-${id.slice(0, 8)}`, percent: 10, maxUses: 1, createdAt: shop.clock.now() };
    await db.insertInto('vouchers').values(voucher).execute();
    await db.updateTable('seats').set({ voucherId: id }).where('orderId', '=', orderId).execute();
  },
  'balance-below-zero': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Sit']);
    const { id: personId } = await aPerson(db);
    const entry = { id: newId(), personId, orderId, cents: -1, reason: 'Spent', at: shop.clock.now() };
    await db.insertInto('balanceEntries').values(entry).execute();
  },
  'invoice-missing': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Set']);
    await sql`alter table tax_documents disable trigger tax_documents_append_only`.execute(db);
    await db.deleteFrom('taxDocuments').where('orderId', '=', orderId).execute();
  },
  'papers-differ': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Eit']);
    await db.updateTable('orders').set({ addedCents: 1 }).where('id', '=', orderId).execute();
  },
  'numbers-missing': async (db) => {
    await db
      .updateTable('documentNumbers')
      .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
      .where('series', '=', 'invoice')
      .execute();
  },
  'offer-past-its-time': async (db, shop) => {
    const session = await aWorkshop(shop);
    const person = await aPerson(db);
    const now = shop.clock.now();
    const entry = { id: newId(), personId: person.id, name: person.name, email: person.email, party: 1 };
    const facts = {
      courseId: session.courseId,
      sessionId: session.id,
      state: 'offered' as const,
      why: 'x',
      joinedAt: now,
    };
    await db
      .insertInto('waitingEntries')
      .values({ ...entry, ...facts, queuedAt: now })
      .execute();
    const offer = { id: newId(), entryId: entry.id, sessionId: session.id, seats: 1, madeAt: now, expiresAt: now };
    await db.insertInto('waitingOffers').values(offer).execute();
  },
  'change-overdue': async (db, shop) => {
    const { session, seats } = await aPaidOrder(shop, ['Nie']);
    const id = newId();
    const change = {
      id,
      sessionId: session.id,
      kind: 'cancelled' as const,
      reason: 'x',
      ifUnanswered: 'refund' as const,
    };
    const at = shop.clock.now();
    await db
      .insertInto('sessionChanges')
      .values({ ...change, decideBy: at, madeAt: at })
      .execute();
    await db
      .insertInto('sessionChangeSeats')
      .values({ changeId: id, seatId: seats[0]?.id ?? '', state: 'asked' })
      .execute();
  },
  'credit-without-seat': async (db, shop) => {
    const {
      orderId,
      id: seatId,
      learnerId,
      courseId,
      sessionId,
    } = await aSeat(db, { session: await aWorkshop(shop), state: 'cancelled' });
    const facts = {
      learnerId,
      courseId,
      sessionId,
      completedOn: '2026-12-01',
      evidence: '{}',
      recordedAt: shop.clock.now(),
    };
    await db
      .insertInto('completions')
      .values({ id: newId(), seatId, ...facts })
      .execute();
    expect(orderId).toBeTruthy();
  },
  'mail-failed': async (db, shop) => {
    const { orderId } = await aPaidOrder(shop, ['Twy']);
    await db.updateTable('messages').set({ state: 'failed' }).where('aboutId', '=', orderId).execute();
  },
};

async function aRefund(
  { db, clock }: { db: Db; clock: Shop['clock'] },
  orderId: string,
  { daysAgo = 0, ...facts }: { state: 'requested' | 'succeeded' | 'failed'; amountCents: number; daysAgo?: number },
) {
  const { id: paymentId } = await db
    .selectFrom('payments')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const requestedAt = new Date(clock.now().getTime() - daysAgo * 86_400_000);
  const id = newId();
  await db
    .insertInto('refunds')
    .values({ id, orderId, paymentId, reason: 'Test', idempotencyKey: id, requestedAt, ...facts })
    .execute();
}
