import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** The command line of a running process, or null when no such process runs. */
export function commandLineOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const listed = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (listed.status === 0) return listed.stdout.trim();
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : null;
}

/**
 * Ports for "any": below those that systems hand out by themselves (from 32768 on Linux, from 49152 elsewhere), because one of
 * those may be somebody's outgoing connection by the time that the server which asked listens on it.
 */
const anyPorts = { from: 20_000, count: 12_000 };

/** A port that nobody listens on: the one asked for, or any when 0. Rejects with EADDRINUSE when it is taken. */
export async function findFreePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  if (wanted !== 0) return tryPort(wanted, host);
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await tryPort(anyPorts.from + randomInt(anyPorts.count), host).catch(() => null);
    if (port !== null) return port;
  }
  throw new Error(`No free port was found from ${anyPorts.from} on`);
}

async function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve(port)));
  });
}
