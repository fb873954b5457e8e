import { expect, test } from 'vitest';
import { seedSample } from '#db/seeds/seed-sample.ts';
import { dateSessions } from '#db/seeds/session-rows.ts';
import { dateIn } from '#src/shared/dates.ts';
import { aPerson } from '#tests/support/builders.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const occupied = useDatabase();
const now = new Date('2026-11-23T00:00:00Z');

async function counts() {
  const { db } = database;
  const tables = [
    'people',
    'courses',
    'sessions',
    'sessionDays',
    'orders',
    'payments',
    'seats',
    'quizQuestions',
  ] as const;
  const count = async (table: (typeof tables)[number]) => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return [table, row.n] as const;
  };
  return Object.fromEntries(await Promise.all(tables.map(count)));
}

test('fills an empty database once; twice at the same time, or again later, changes nothing', async () => {
  const seeded = await Promise.all([seedSample(database.db, { now }), seedSample(database.db, { now })]);
  expect(seeded.toSorted()).toEqual([false, true]);
  const before = await counts();
  expect(before).toMatchObject({ courses: expect.any(Number), sessions: expect.any(Number) });
  expect(before['courses']).toBeGreaterThanOrEqual(40);
  expect(before['sessions']).toBeGreaterThanOrEqual(120);
  expect(await seedSample(database.db, { now: new Date('2027-03-01T00:00:00Z') })).toBe(false);
  expect(await counts()).toEqual(before);
});

test('refuses a database that somebody uses', async () => {
  await aPerson(occupied.db);
  await expect(seedSample(occupied.db, { now })).rejects.toThrow('not the sample');
});

test('no session is oversold, and none starts at a weekend', async () => {
  const sessions = await database.db
    .selectFrom('sessions')
    .leftJoin('seats', 'seats.sessionId', 'sessions.id')
    .select((eb) => ['sessions.id', 'capacity', 'startsAt', 'timeZone', eb.fn.count<number>('seats.id').as('taken')])
    .groupBy('sessions.id')
    .execute();
  expect(sessions.filter(({ taken, capacity }) => taken > capacity)).toEqual([]);
  expect(sessions.some(({ taken, capacity }) => taken === capacity)).toBe(true);
  const weekday = ({ startsAt, timeZone }: { startsAt: Date; timeZone: string }) =>
    startsAt.toLocaleDateString('en-AU', { weekday: 'short', timeZone });
  expect(sessions.filter((session) => ['Sat', 'Sun'].includes(weekday(session)))).toEqual([]);
});

test('money adds up: seats to their line, lines to their order, payments to what is paid', async () => {
  const orders = await database.db
    .selectFrom('orders')
    .select((eb) => [
      'orders.id',
      'totalCents',
      'paymentState',
      'gstCents',
      eb
        .selectFrom('seats')
        .whereRef('orderId', '=', 'orders.id')
        .select((s) => s.fn.sum<number>('priceCents').as('n'))
        .as('seatCents'),
      eb
        .selectFrom('seats')
        .whereRef('orderId', '=', 'orders.id')
        .select((s) => s.fn.sum<number>('seats.gstCents').as('n'))
        .as('seatGst'),
      eb
        .selectFrom('payments')
        .whereRef('orderId', '=', 'orders.id')
        .select((s) => s.fn.sum<number>('amountCents').as('n'))
        .as('paid'),
    ])
    .execute();
  expect(orders.length).toBeGreaterThan(400);
  const wrong = orders.filter(
    (order) =>
      Number(order.seatCents) !== order.totalCents ||
      Number(order.seatGst) !== order.gstCents ||
      // One firm has not paid its invoice yet.
      Number(order.paid ?? 0) !== (order.paymentState === 'unpaid' ? 0 : order.totalCents),
  );
  expect(wrong).toEqual([]);
});

test('what is over has marks for every day, and what completed has credit by the approvals of those days', async () => {
  const { db } = database;
  const over = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .leftJoin('completions', 'completions.seatId', 'seats.id')
    .select(['seats.state', 'completions.evidence', 'completedOn'])
    .where('sessions.endsAt', '<=', now)
    .execute();
  const states = Map.groupBy(over, ({ state }) => state);
  // The sample learner's own is left to the worker, which issues real certificates.
  expect(states.get('confirmed')).toHaveLength(1);
  expect(states.get('no-show')?.length).toBeGreaterThan(10);
  expect(states.get('completed')?.every(({ evidence, completedOn }) => evidence && completedOn)).toBe(true);
  const wrt = await db
    .selectFrom('creditEntries')
    .innerJoin('completions', 'completions.id', 'creditEntries.completionId')
    .innerJoin('courses', 'courses.id', 'completions.courseId')
    .select(['units', 'minutes', 'evidence'])
    .where('slug', '=', 'water-damage-restoration-technician')
    .executeTakeFirstOrThrow();
  expect(wrt).toMatchObject({ units: '21.000', minutes: '1260.000', evidence: { days: [{ minutes: 480 }, {}, {}] } });
});

test('invoices run without gaps, and the next one continues', async () => {
  const { db } = database;
  const invoices = await db.selectFrom('taxDocuments').select(['sequence', 'totalCents']).orderBy('sequence').execute();
  expect(invoices.map(({ sequence }) => sequence)).toEqual(invoices.map((_, index) => index + 1));
  const last = await db
    .selectFrom('documentNumbers')
    .select('lastNumber')
    .where('series', '=', 'invoice')
    .executeTakeFirst();
  expect(last?.lastNumber).toBe(invoices.length);
});

test.each(['2026-11-23T00:00:00Z', '2026-11-28T08:00:00Z', '2027-01-01T10:00:00Z', '2027-04-03T15:30:00Z'])(
  'a seat can be bought and marked on the day of seeding: %s',
  (at) => {
    const day = new Date(at);
    const [session] = dateSessions({ now: day, today: '', ago: () => day }).filter(({ name }) => / [01]$/.test(name));
    expect(session && session.startsAt > day).toBe(true);
    expect(session && dateIn(session.timeZone, session.endsAt)).toBe(session && dateIn(session.timeZone, day));
  },
);
