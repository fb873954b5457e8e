import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf } from './processes.ts';
import { StepFailed } from './progress.ts';
import type { OnStop } from './run-sandbox.ts';

/**
 * Makes sure that only one sandbox works on a data folder, because a second one would take the first one's database
 * away. A process that was killed leaves its file behind, which then stands in nobody's way. Gives the folder.
 */
export function claimDataFolder(env: NodeJS.ProcessEnv, onStop: OnStop): string {
  const dataDir = path.resolve(env['DATA_DIR'] || '.data');
  const file = path.join(dataDir, 'running.pid');
  mkdirSync(dataDir, { recursive: true });
  const other = runningSandbox(file);
  if (other !== null) {
    throw new StepFailed(
      `A sandbox is already running on ${dataDir} (process ${other}).`,
      `Use that one, end it with Ctrl-C or "kill ${other}", or start this one on other data: DATA_DIR=.data/second PORT=4400 npm run demo`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  onStop(() => rmSync(file, { force: true }));
  return dataDir;
}

function runningSandbox(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // The pid may have been given to somebody else since.
    return commandLineOf(pid)?.includes('src/sandbox/') ? pid : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
