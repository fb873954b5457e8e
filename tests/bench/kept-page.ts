import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.ts';
import { load, type Load } from './load.ts';
import { benchSettings } from './settings.ts';

const rounds = 5;
const seconds = 4;
const bar = 0.8;
const asked = { 'accept-encoding': 'br', accept: 'text/html' };

interface Measured extends Load {
  cpuMicroseconds: number;
}

interface Page {
  databaseUrl: string;
  path: string;
  /** What the table calls it. */
  name: string;
}

/**
 * A page out of the page cache against a bare node:http server that sends the same headers and bytes, each in a process of
 * its own, in turns, so that a machine whose speed drifts treats both alike. The bar holds for the median of the ratios.
 */
export async function keptPage({ databaseUrl, path: page, name }: Page): Promise<Figure[]> {
  if (!existsSync('dist/server/entry.mjs')) throw new Error('The site is not built: run "npm run build" first.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'accrue-bench-'));
  const site = start('site-process.ts', [], { ...process.env, ...benchSettings, DATABASE_URL: databaseUrl });
  const siteUrl = `http://127.0.0.1:${await portOf(site)}${page}`;
  const bare = start('bare-server.ts', await savedAnswer(siteUrl, folder), process.env);
  const bareUrl = `http://127.0.0.1:${await portOf(bare)}/`;
  try {
    const turns: { cached: Measured; bare: Measured }[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const turn = { cached: await run(site, siteUrl), bare: await run(bare, bareUrl) };
      // The first turn warms both up.
      if (round >= 0) turns.push(turn);
    }
    return figuresOf(name, turns);
  } finally {
    for (const child of [site, bare]) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

function figuresOf(page: string, turns: { cached: Measured; bare: Measured }[]): Figure[] {
  const ratio = median(turns.map(({ cached, bare }) => cached.requestsPerSecond / bare.requestsPerSecond));
  const cpu = median(turns.map(({ cached, bare }) => bare.cpuMicroseconds / cached.cpuMicroseconds));
  const rate = (of: 'cached' | 'bare') => Math.round(median(turns.map((turn) => turn[of].requestsPerSecond)));
  const plain = { bar: null, ok: true };
  return [
    { name: `${page} from the page cache`, value: rate('cached'), unit: 'requests/s', ...plain },
    { name: `${page}: bare node:http, same bytes`, value: rate('bare'), unit: 'requests/s', ...plain },
    {
      name: `${page}: size of the answer`,
      value: Math.round(turns[0]?.cached.bytesPerResponse ?? 0),
      unit: 'bytes',
      ...plain,
    },
    { name: `${page}: page cache / bare, by requests`, value: ratio, unit: '×', bar: `≥ ${bar}`, ok: ratio >= bar },
    { name: `${page}: page cache / bare, by processor time`, value: cpu, unit: '×', ...plain },
  ];
}

/** The answer as a browser gets it, in files for the bare server. Asked for twice: the second comes from the cache. */
async function savedAnswer(url: string, folder: string): Promise<string[]> {
  await fetch(url, { headers: asked });
  const http = await import('node:http');
  const [response] = (await once(http.get(url, { headers: asked }), 'response')) as [
    import('node:http').IncomingMessage,
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const added = new Set(['date', 'connection', 'keep-alive']);
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    added.has(name) ? [] : [name, String(value)],
  );
  if (!response.headers.etag) throw new Error('The page did not come from the page cache');
  const files = [path.join(folder, 'body'), path.join(folder, 'headers.json')];
  writeFileSync(files[0] ?? '', Buffer.concat(chunks));
  writeFileSync(files[1] ?? '', JSON.stringify(headers));
  return files;
}

async function run(server: ChildProcess, url: string): Promise<Measured> {
  const before = await cpuOf(server);
  const measured = await load(url, seconds, asked);
  const cpuMicroseconds = ((await cpuOf(server)) - before) / (measured.requestsPerSecond * seconds);
  return { ...measured, cpuMicroseconds };
}

function start(file: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function portOf(child: ChildProcess): Promise<number> {
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return port;
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }];
  return cpu.user + cpu.system;
}
