import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { disagreementNames, type DisagreementName, listDisagreements } from '#src/backoffice/index.ts';
import { reconcilePayments } from '#src/enrolment/index.ts';
import { cancelOneSeat } from '#src/enrolment/cancel-seat.ts';
import { sendRefunds } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { book, bookAndPay, openPaymentPage, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop();
const by = { kind: 'system' } as const;

/** The rules that are broken now, and how often. */
async function broken(options = {}) {
  const found = await listDisagreements(shop.db, shop.clock.now(), options);
  return Object.fromEntries(found.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
}

/** Runs the deed in a transaction that never ends well, so that no other test meets the broken rows. */
async function brokenAfter(name: DisagreementName, breakIt: (db: typeof shop.db) => Promise<unknown>) {
  class Undo extends Error {}
  let found: Awaited<ReturnType<typeof listDisagreements>> = [];
  await shop.db
    .transaction()
    .execute(async (trx) => {
      await breakIt(trx);
      found = await listDisagreements(trx, shop.clock.now());
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found.find((each) => each.name === name);
}

async function aWorkshop(facts: { seats?: number } = {}) {
  return aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), ...facts });
}

async function aPaidOrder(names: string[]) {
  const session = await aWorkshop();
  const order = await bookAndPay(shop, { session, attendees: names, totalCents: 38_500 * names.length });
  return { ...order, session, seats: await seatsOf(shop, order) };
}

describe('no rule is broken', () => {
  test('before anything was sold', async () => {
    expect(await broken()).toEqual({});
  });

  test('while a buyer pays, whose hold has no end', async () => {
    await openPaymentPage(
      shop,
      await book(shop, { session: await aWorkshop(), attendees: ['Amy'], totalCents: 38_500 }),
    );
    expect(await broken()).toEqual({});
  });

  test('while a bank takes its days', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Ben'], totalCents: 38_500 });
    shop.stripe.control.payByBank(await openPaymentPage(shop, order));
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });

  test('by a free seat, a paid one, one cancelled in part and one refunded whole', async () => {
    await book(shop, {
      course: await aCourse(shop.db, { kind: 'online', priceCents: 0 }),
      attendees: ['Cat'],
      totalCents: 0,
    });
    const { seats } = await aPaidOrder(['Dan', 'Dee', 'Dot']);
    const back = [10_000, 'all' as const, 0];
    for (const [index, refundCents] of back.entries()) {
      await cancelOneSeat(shop.services(), { seatId: seats[index]?.id ?? '', reason: 'Ill', refundCents }, by);
      expect(await broken()).toEqual({});
    }
    await sendRefunds(shop.services());
    expect(await broken()).toEqual({});
  });

  test('by a hold that lapsed and a booking that was never paid', async () => {
    await book(shop, { session: await aWorkshop({ seats: 1 }), attendees: ['Eve'], totalCents: 38_500 });
    shop.clock.advance({ minutes: 40 });
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });
});

describe('what is mended within minutes', () => {
  test('is no breach until the worker has had the time', async () => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Fay'], totalCents: 38_500 });
    shop.stripe.control.pay(await openPaymentPage(shop, order));
    await reconcilePayments(shop.services());
    await shop.db.updateTable('seats').set({ state: 'held' }).where('orderId', '=', order.orderId).execute();
    expect(await broken({ graceMinutes: 5 })).toEqual({});
    expect(await broken()).toEqual({ 'paid-without-seats': 1 });
    await reconcilePayments(shop.services());
    expect(await broken()).toEqual({});
  });
});

/** Each rule, and a deed that breaks it: only a fault of ours could do such a thing, so it is done by hand. */
const breaches: Record<DisagreementName, (db: typeof shop.db) => Promise<unknown>> = {
  'paid-without-seats': async (db) => {
    const { orderId } = await aPaidOrder(['One']);
    await db.updateTable('seats').set({ state: 'held' }).where('orderId', '=', orderId).execute();
  },
  'seat-without-money': async (db) => {
    const { orderId } = await book(shop, { session: await aWorkshop(), attendees: ['Two'], totalCents: 38_500 });
    const confirmed = { state: 'confirmed' as const, confirmedAt: shop.clock.now(), holdExpiresAt: null };
    await db.updateTable('seats').set(confirmed).where('orderId', '=', orderId).execute();
  },
  oversold: async (db) => {
    const { session } = await aPaidOrder(['Tri', 'Tra']);
    await db.updateTable('sessions').set({ capacity: 1 }).where('id', '=', session.id).execute();
  },
  'seat-in-cancelled-session': async (db) => {
    const { session } = await aPaidOrder(['Fou']);
    const cancelled = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await db.updateTable('sessions').set(cancelled).where('id', '=', session.id).execute();
  },
  'dispute-lost': async (db) => {
    const { orderId } = await aPaidOrder(['Fiw']);
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
  'surplus-kept': async (db) => {
    const { orderId } = await aPaidOrder(['Fiv']);
    await db.updateTable('orders').set({ reducedCents: 1 }).where('id', '=', orderId).execute();
  },
  'sent-back-too-much': async (db) => {
    const { orderId } = await aPaidOrder(['Six']);
    await aRefund(db, orderId, { state: 'succeeded', amountCents: 100 });
  },
  'refund-failed': async (db) => {
    const { orderId } = await aPaidOrder(['Sev']);
    await db.updateTable('orders').set({ reducedCents: 500 }).where('id', '=', orderId).execute();
    await aRefund(db, orderId, { state: 'failed', amountCents: 500 });
  },
  'refund-slow': async (db) => {
    const { orderId } = await aPaidOrder(['Eig']);
    await db.updateTable('orders').set({ reducedCents: 500 }).where('id', '=', orderId).execute();
    await aRefund(db, orderId, { state: 'requested', amountCents: 500, daysAgo: 2 });
  },
  'provider-differs': async (db) => {
    const { orderId } = await aPaidOrder(['Nin']);
    const differences = JSON.stringify([{ what: 'payment-missing', object: 'pi_1', oursCents: 1, theirsCents: 0 }]);
    await db
      .insertInto('providerComparisons')
      .values({ orderId, checkedAt: shop.clock.now(), differences })
      .onConflict((conflict) => conflict.column('orderId').doUpdateSet({ differences }))
      .execute();
  },
  'payment-state': async (db) => {
    const { orderId } = await aPaidOrder(['Ten']);
    await db.updateTable('orders').set({ paymentState: 'part-paid' }).where('id', '=', orderId).execute();
  },
  'attempt-unsettled': async (db) => {
    const order = await book(shop, { session: await aWorkshop(), attendees: ['Ele'], totalCents: 38_500 });
    await openPaymentPage(shop, order);
    const createdAt = new Date(shop.clock.now().getTime() - 2 * 86_400_000);
    await db.updateTable('paymentAttempts').set({ createdAt }).where('orderId', '=', order.orderId).execute();
  },
  'hold-without-end': async (db) => {
    const { orderId } = await book(shop, { session: await aWorkshop(), attendees: ['Twe'], totalCents: 38_500 });
    await db.updateTable('seats').set({ holdExpiresAt: null }).where('orderId', '=', orderId).execute();
  },
  'move-broken': async (db) => {
    const { orderId } = await aPaidOrder(['Thi']);
    await db.updateTable('seats').set({ state: 'transferred' }).where('orderId', '=', orderId).execute();
  },
  'seat-twice': async (db) => {
    // The database refuses it: the index that does is taken away for the test.
    const { orderId, seats } = await aPaidOrder(['Fot', 'Fou']);
    await sql`drop index seats_one_per_learner_and_session`.execute(db);
    const first = await db
      .selectFrom('seats')
      .select('learnerId')
      .where('id', '=', seats[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    await db.updateTable('seats').set(first).where('orderId', '=', orderId).execute();
  },
  'voucher-overused': async (db) => {
    const { orderId } = await aPaidOrder(['Fif', 'Fid']);
    const id = newId();
    const voucher = { id, code: `TEST-${id.slice(0, 8)}`, percent: 10, maxUses: 1, createdAt: shop.clock.now() };
    await db.insertInto('vouchers').values(voucher).execute();
    await db.updateTable('seats').set({ voucherId: id }).where('orderId', '=', orderId).execute();
  },
  'balance-below-zero': async (db) => {
    const { orderId } = await aPaidOrder(['Sit']);
    const { id: personId } = await aPerson(db);
    const entry = { id: newId(), personId, orderId, cents: -1, reason: 'Spent', at: shop.clock.now() };
    await db.insertInto('balanceEntries').values(entry).execute();
  },
  'invoice-missing': async (db) => {
    const { orderId } = await aPaidOrder(['Set']);
    await sql`alter table tax_documents disable trigger tax_documents_append_only`.execute(db);
    await db.deleteFrom('taxDocuments').where('orderId', '=', orderId).execute();
  },
  'papers-differ': async (db) => {
    const { orderId } = await aPaidOrder(['Eit']);
    await db.updateTable('orders').set({ addedCents: 1 }).where('id', '=', orderId).execute();
  },
  'numbers-missing': async (db) => {
    await db
      .updateTable('documentNumbers')
      .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
      .where('series', '=', 'invoice')
      .execute();
  },
  'offer-past-its-time': async (db) => {
    const session = await aWorkshop();
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
  'change-overdue': async (db) => {
    const { session, seats } = await aPaidOrder(['Nie']);
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
  'credit-without-seat': async (db) => {
    const {
      orderId,
      id: seatId,
      learnerId,
      courseId,
      sessionId,
    } = await aSeat(db, { session: await aWorkshop(), state: 'cancelled' });
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
  'mail-failed': async (db) => {
    const { orderId } = await aPaidOrder(['Twy']);
    await db.updateTable('messages').set({ state: 'failed' }).where('aboutId', '=', orderId).execute();
  },
};

async function aRefund(
  db: typeof shop.db,
  orderId: string,
  { daysAgo = 0, ...facts }: { state: 'requested' | 'succeeded' | 'failed'; amountCents: number; daysAgo?: number },
) {
  const { id: paymentId } = await db
    .selectFrom('payments')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const requestedAt = new Date(shop.clock.now().getTime() - daysAgo * 86_400_000);
  const id = newId();
  await db
    .insertInto('refunds')
    .values({ id, orderId, paymentId, reason: 'Test', idempotencyKey: id, requestedAt, ...facts })
    .execute();
}

describe('a broken rule is counted and shown:', () => {
  test.each(disagreementNames)('%s', async (name) => {
    const found = await brokenAfter(name, breaches[name]);
    expect(found?.count).toBe(1);
    expect(found?.examples).toHaveLength(1);
    expect(found?.examples[0]?.label).toBeTruthy();
  });
});
