import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, removePostgres, startPostgres } from '#src/sandbox/postgres.ts';
import { commandLineOf } from '#src/sandbox/processes.ts';

let folder: string;
let dataDir: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'accrue-postgres-test-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'postgres');
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  await removePostgres(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

async function ask<Row>(question: string, url = server?.url('postgres')): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function start(): Promise<void> {
  server = await startPostgres({ dataDir, fsync: false });
}

describe('embedded PostgreSQL', () => {
  it('keeps its data from one start to the next', async () => {
    await start();
    await ask("create table kept as select 'here' as word");
    await server?.stop();
    await start();
    expect(await ask('select word from kept')).toEqual([{ word: 'here' }]);
  });

  it('folds accents and case as Australian names need it', async () => {
    await start();
    expect(await ask("select lower('ÉÖ') as low, 'Émile' ilike 'émile' as same")).toEqual([{ low: 'éö', same: true }]);
  });

  it.skipIf(process.getuid?.() !== 0)('starts as root in a folder that only root can enter (needs root)', async () => {
    chmodSync(folder, 0o700);
    dataDir = path.join(folder, 'deeper', 'postgres');
    mkdirSync(path.dirname(dataDir));
    await start();
    expect(await ask('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts again after the process that started it was killed, and the data is whole', async () => {
    const script = `
      import { startPostgres } from '#src/sandbox/postgres.ts';
      const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, fsync: false });
      console.log(server.url('postgres'));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (said) => resolve(String(said).trim())),
    );
    await ask("create table kept as select 'here' as word", url);
    const ended = new Promise((resolve) => parent.once('exit', resolve));
    parent.kill('SIGKILL');
    await ended;

    await start();
    expect(await ask('select word from kept')).toEqual([{ word: 'here' }]);
    await expect(ask('select 1', url)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a process', () => {
  it('is known by its command line while it runs', () => {
    expect(commandLineOf(process.pid)).toContain('node');
    expect(commandLineOf(2 ** 30)).toBeNull();
    expect(commandLineOf(Number.NaN)).toBeNull();
  });
});
