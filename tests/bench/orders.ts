import { createPageCacheNotices } from '#src/adapters/page-cache-notices.ts';
import { systemClock } from '#src/adapters/system-clock.ts';
import { readConfig } from '#src/config.ts';
import { connectDatabase } from '#src/database.ts';
import { bookSeats } from '#src/enrolment/index.ts';
import { withMigratedDatabase } from '#src/sandbox/migrated-database.ts';
import { testCore } from '#tests/support/core.ts';
import { type Sale, sell } from './buyers.ts';
import { type Figure, median } from './figure.ts';
import { handWrittenOrders } from './hand-written-order.ts';
import { ordersOverHttp } from './orders-over-http.ts';
import { aWorld, type World } from './orders-world.ts';
import { benchSettings } from './settings.ts';

const rounds = 3;
const hotSeats = 400;
/** More presses than seats, so that selling out is part of what is measured. */
const hotPresses = 440;
const spreadSessions = 1_000;
const spreadOrders = 400;

type Place = (sessionId: string, email: string) => Promise<boolean>;
interface Ways {
  useCase: Place;
  byHand: Place;
}

/**
 * Orders per second through the use case, against the same work written by hand as one prepared transaction: same database,
 * same run, in turns, as many connections, and every commit on disk (fsync on).
 */
export async function orders(): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withMigratedDatabase(
    async (databaseUrl) => {
      figures = await measure(databaseUrl);
    },
    { fsync: true },
  );
  return figures;
}

async function measure(url: string): Promise<Figure[]> {
  const connections = readConfig({ ...benchSettings, DATABASE_URL: url }).databasePool;
  const db = connectDatabase({ connectionString: url, maxConnections: connections });
  const world = await aWorld(db);
  const hand = handWrittenOrders(url, connections, world);
  // As services.ts puts them together.
  const noticesDb = connectDatabase({ connectionString: url, maxConnections: 1 });
  const core = { ...testCore(db), clock: systemClock, pages: createPageCacheNotices(noticesDb) };
  const useCase: Place = async (sessionId, email) => {
    const booking = world.booking(sessionId, email);
    const result = await bookSeats(core, { booking, by: { kind: 'system' } });
    if (!result.ok && result.reason !== 'session-full') throw new Error(`An order was refused: ${result.reason}`);
    return result.ok;
  };
  const ways = { useCase, byHand: hand.place };
  try {
    return [
      ...(await compare('hot session', world, ways, { buyers: 8, hot: true })),
      ...(await compare('hot session', world, ways, { buyers: 64, hot: true })),
      ...(await compare('1,000 sessions', world, ways, { buyers: 8, hot: false })),
      ...(await compare('1,000 sessions', world, ways, { buyers: 64, hot: false })),
      ...(await overHttp(url, world)),
    ];
  } finally {
    await hand.close();
    await noticesDb.destroy();
    await db.destroy();
  }
}

interface Setting {
  buyers: number;
  hot: boolean;
}

async function compare(where: string, world: World, { useCase, byHand }: Ways, setting: Setting): Promise<Figure[]> {
  const turns: { useCase: Run; byHand: Run }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const turn = { useCase: await run(world, useCase, setting), byHand: await run(world, byHand, setting) };
    // The first turn warms both up.
    if (round >= 0) turns.push(turn);
  }
  const name = `${where}, ${setting.buyers} buyers`;
  const middle = (of: (turn: (typeof turns)[number]) => number) => median(turns.map(of));
  const ratio = middle((turn) => turn.useCase.ordersPerSecond / turn.byHand.ordersPerSecond);
  const p99 = middle((turn) => turn.useCase.p99Ms);
  const oversold = turns.reduce((sum, turn) => sum + turn.useCase.oversold + turn.byHand.oversold, 0);
  const plain = { bar: null, ok: true };
  const onHot = (bar: string, ok: boolean) => (setting.hot ? { bar, ok } : plain);
  return [
    { name: `${name}: use case`, value: middle((turn) => turn.useCase.ordersPerSecond), unit: 'orders/s', ...plain },
    { name: `${name}: by hand`, value: middle((turn) => turn.byHand.ordersPerSecond), unit: 'orders/s', ...plain },
    { name: `${name}: use case / by hand`, value: ratio, unit: '×', ...onHot('≥ 0.5', ratio >= 0.5) },
    {
      name: `${name}: p99 of the use case`,
      value: p99,
      unit: 'ms',
      ...(setting.buyers === 64 ? { bar: '< 250', ok: p99 < 250 } : plain),
    },
    { name: `${name}: oversold`, value: oversold, unit: 'seats', bar: '= 0', ok: oversold === 0 },
  ];
}

/** The built site's own form action, its payment page opened with each order. */
async function overHttp(url: string, world: World): Promise<Figure[]> {
  const site = await ordersOverHttp(url);
  const figures: Figure[] = [];
  try {
    for (const hot of [true, false]) {
      for (const buyers of [8, 64]) {
        const sessionIds = await world.sessions(hot ? 1 : spreadSessions, hot ? 150 : 20);
        await site.open(sessionIds[0] ?? '');
        const sale = await saleIn(world, sessionIds, site.place, { buyers, orders: hot ? 170 : 200 });
        figures.push(...figuresOverHttp(`${hot ? 'hot session' : '1,000 sessions'}, ${buyers} buyers`, sale));
      }
    }
    return figures;
  } finally {
    await site.close();
  }
}

function figuresOverHttp(name: string, { ordersPerSecond, p99Ms, oversold }: Run): Figure[] {
  const plain = { bar: null, ok: true };
  return [
    { name: `${name}: over HTTP, with its payment page`, value: ordersPerSecond, unit: 'orders/s', ...plain },
    { name: `${name}: p99 over HTTP`, value: p99Ms, unit: 'ms', ...plain },
    { name: `${name}: oversold over HTTP`, value: oversold, unit: 'seats', bar: '= 0', ok: oversold === 0 },
  ];
}

interface Run extends Sale {
  oversold: number;
}

let runs = 0;

/** One sale on sessions of its own. */
async function run(world: World, place: Place, { buyers, hot }: Setting): Promise<Run> {
  const sessionIds = await world.sessions(hot ? 1 : spreadSessions, hot ? hotSeats : 20);
  return saleIn(world, sessionIds, place, { buyers, orders: hot ? hotPresses : spreadOrders });
}

async function saleIn(
  world: World,
  sessionIds: string[],
  place: Place,
  { buyers, orders: presses }: { buyers: number; orders: number },
): Promise<Run> {
  runs += 1;
  const own = runs;
  const sessionOf = (number: number) => sessionIds[number % sessionIds.length] ?? '';
  const sale = await sell({
    buyers,
    orders: presses,
    place: (number) => place(sessionOf(number), `buyer-${own}-${number}@example.com`),
  });
  return { ...sale, oversold: await world.oversold(sessionIds) };
}
