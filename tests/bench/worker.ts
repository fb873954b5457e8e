import { createBadgeSigner } from '#src/adapters/badges/create-badge-signer.ts';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { connectDatabase, type Db } from '#src/database.ts';
import { withMigratedDatabase } from '#src/sandbox/migrated-database.ts';
import type { Services } from '#src/services.ts';
import { houseDuties, workerDuties } from '#src/worker.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import type { Figure } from './figure.ts';
import { benchSettings } from './settings.ts';
import { batches } from './worker-batches.ts';
import { workerNow } from './worker-now.ts';
import { aWorkerWorld, workerSize } from './worker-world.ts';

type Duties = Record<string, () => Promise<unknown>>;

const idleMs = 50;
const batchMs = 2_000;
/** The fastest counts: a look does the same each time, and what is slower is what else the machine does. */
const idleRuns = 15;
const batchRuns = 3;
/** The world is made by hand, and so something is due in it at first; each look takes a batch. */
const looksToSettle = 12;

/**
 * Every duty of the worker on a site that has been running for two years: once a minute each looks whether there is anything to
 * do, mostly in vain; and what a busy day brings at once. The provider and the mail server answer at once, or are not asked.
 */
export async function worker(): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withMigratedDatabase(async (url) => {
    const db = connectDatabase({ connectionString: url });
    await aWorkerWorld(db);
    const duties = dutiesOf(servicesFor(db));
    for (let look = 0; look < looksToSettle; look += 1) for (const run of Object.values(duties)) await run();
    figures = [...(await measureIdle(db, duties)), ...(await measureBatches(db, duties))];
    await db.destroy();
  });
  return figures;
}

async function measureIdle(db: Db, duties: Duties): Promise<Figure[]> {
  const size = `${workerSize.seats.toLocaleString('en-AU')} seats`;
  const before = await rowsWritten(db);
  const figures: Figure[] = [];
  for (const [duty, run] of Object.entries(duties)) {
    const taken: number[] = [];
    for (let round = 0; round < idleRuns; round += 1) taken.push(await timed(run));
    figures.push(figure(`worker, ${size}, nothing to do: ${duty}`, Math.min(...taken), idleMs));
  }
  if ((await rowsWritten(db)) !== before) throw new Error('There was something to do');
  return figures;
}

async function measureBatches(db: Db, duties: Duties): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { duty, what, makeDue, count, size } of batches) {
    const run = duties[duty];
    if (!run) throw new Error(`There is no duty ${duty}`);
    const taken: number[] = [];
    for (let round = 0; round < batchRuns; round += 1) {
      await makeDue(db);
      const before = await count(db);
      taken.push(await timed(run));
      const done = (await count(db)) - before;
      if (done !== size) throw new Error(`${duty}, ${what}: ${done} rows changed, ${size} should have`);
    }
    figures.push(figure(`worker, ${what}: ${duty}`, Math.min(...taken), batchMs));
  }
  return figures;
}

function figure(name: string, value: number, ms: number): Figure {
  return { name, value, unit: 'ms', bar: `< ${ms}`, ok: value < ms };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** What duties leave behind when they do anything. */
async function rowsWritten(db: Db): Promise<number> {
  const { messages, lines } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('messages')
        .select((of) => of.fn.countAll<number>().as('count'))
        .as('messages'),
      eb
        .selectFrom('journalEntries')
        .select((of) => of.fn.countAll<number>().as('count'))
        .as('lines'),
    ])
    .executeTakeFirstOrThrow();
  return (messages ?? 0) + (lines ?? 0);
}

/** All of them, each by itself. */
function dutiesOf(services: Services): Duties {
  const { housekeeping: _, ...queued } = workerDuties(services);
  const ofQueues = Object.entries(queued).map(([duty, { run }]) => [duty, run] as const);
  const ofHouse = Object.entries(houseDuties).map(([duty, run]) => [duty, () => run(services)] as const);
  return Object.fromEntries([...ofQueues, ...ofHouse]);
}

function servicesFor(db: Db): Services {
  const unasked = () => {
    throw new Error('Nobody outside is to be asked');
  };
  const { ISSUER_DID: issuer, ISSUER_KEY: key } = benchSettings;
  const core = testCore(db, stoppedClock(workerNow));
  return {
    ...core,
    log: {
      ...core.log,
      error: (facts) => {
        throw facts instanceof Error ? facts : new Error(JSON.stringify(facts), { cause: facts });
      },
    },
    passwords: { hash: unasked, matches: unasked } as unknown as Services['passwords'],
    rateLimits: postgresRateLimits(db),
    gateway: new Proxy({}, { get: () => unasked }) as Services['gateway'],
    mailer: { send: async () => ({ ok: true, value: undefined }) },
    typesetter: createTypesetter(),
    badges: createBadgeSigner({ issuer, key }),
    renderPaper: async () => ({ filename: 'paper.pdf', pdf: new Uint8Array() }),
  };
}
