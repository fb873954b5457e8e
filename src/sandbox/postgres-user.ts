import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Who the server runs as: PostgreSQL refuses to run as root. */
export type RunAs = { uid: number; gid: number } | undefined;

/** Nobody special; whoever runs us when that is not root. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    const [uid, gid] = ids.map((answer) => (answer.status === 0 ? Number(answer.stdout) : undefined));
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and neither a "postgres" nor a "nobody" user exists. Run as a plain user.',
  );
}

/** The packaged binaries, or a copy of them where that user cannot get at them (a checkout under a folder of mode 700). */
export function reachableBinaries(binaries: { initdb: string; postgres: string }, runAs: RunAs) {
  const native = path.dirname(path.dirname(binaries.postgres));
  if (!runAs || canEnter(path.dirname(binaries.postgres), runAs)) return binaries;
  const version = createHash('sha256')
    .update(`${native}:${statSync(binaries.postgres).mtimeMs}`)
    .digest('hex');
  const copy = path.join(os.tmpdir(), `accrue-postgres-${version.slice(0, 16)}`);
  // Everybody may write beside it, so a copy that somebody else made is not run.
  if (!existsSync(path.join(copy, 'complete')) || statSync(copy).uid !== 0) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', copy]);
    writeFileSync(path.join(copy, 'complete'), '');
  }
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') };
}

/** The folder itself, or one under /var/tmp named after it where that user cannot enter it. */
export function reachableFolder(folder: string, runAs: RunAs): string {
  mkdirSync(folder, { recursive: true });
  if (!runAs) return folder;
  const named = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const home = canEnter(path.dirname(folder), runAs) ? folder : path.join('/var/tmp', `accrue-data-${named}`);
  mkdirSync(home, { recursive: true });
  chownSync(home, runAs.uid, runAs.gid);
  return home;
}

function canEnter(folder: string, { uid, gid }: NonNullable<RunAs>): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === path.dirname(at)) return true;
  }
}
