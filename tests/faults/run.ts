import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrateToLatest } from '#db/migrate.ts';
import { startPostgres } from '#src/sandbox/postgres.ts';
import { coverageTable, emptyCells } from './coverage.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds, scheduleInWords } from './run-seeds.ts';

// npm run test:faults [-- --seed 123 | --seeds 500 --from 1 --lanes 2]

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
  },
});
const only = values.seed === undefined ? null : Number(values.seed);
const from = Number(values.from);
const seeds = only === null ? Array.from({ length: Number(values.seeds) }, (_, index) => from + index) : [only];

// Asked to end, it finishes the seeds under way and says what it has seen.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'accrue-faults-'));
const server = await startPostgres({ dataDir, fsync: false });
try {
  const template = 'accrue_template';
  await makeTemplate(template);
  const begun = performance.now();
  const postgres = { admin: server.url('postgres'), template, url: server.url };
  const total = await runSeeds({
    seeds,
    lanes: Number(values.lanes),
    postgres,
    stop: stop.signal,
    onProgress: progress,
  });
  if (only !== null) write(scheduleInWords(only));
  const seconds = Math.round((performance.now() - begun) / 1000);
  write(`\n${coverageTable(total.met)}\n`);
  write(
    `${total.done} seeds, ${total.kills} processes killed, ${total.cuts} times cut off from the database, ${seconds} s; ` +
      `${total.failed.length === 0 ? 'every invariant holds' : `${total.failed.length} seeds failed`}`,
  );
  const empty = only === null ? emptyCells(total.met) : [];
  if (empty.length > 0) write(`Never met (${empty.length}): ${empty.slice(0, 30).join(', ')}`);
  process.exitCode = total.failed.length > 0 || empty.length > 0 ? 1 : 0;
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function makeTemplate(name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const pool = new pg.Pool({ connectionString: server.url(name) });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await migrateToLatest(db);
  await db.destroy();
}

function progress(done: number, { seed, broken }: SeedReport): void {
  if (broken.length > 0) {
    write(`\nSeed ${seed} broke:\n${broken.map((what) => `  - ${what}`).join('\n')}\n${scheduleInWords(seed)}`);
    write(`Again: npm run test:faults -- --seed ${seed}\n`);
  }
  if (done % 25 === 0) write(`${done} of ${seeds.length} seeds`);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
