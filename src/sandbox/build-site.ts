import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StepFailed } from './progress.ts';
import type { OnStop } from './run-sandbox.ts';

/** Builds the site; its output is shown only when it fails. */
export async function buildSite(onStop: OnStop): Promise<void> {
  const build = spawn('npm', ['run', 'build'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStop(() => void build.kill());
  let said = '';
  const keep = (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-20_000));
  build.stdout.on('data', keep);
  build.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) =>
    build.once('error', reject).once('close', resolve),
  );
  if (code === 0) return;
  throw new StepFailed(
    `The site could not be built:\n${said}`,
    'Run "npm install", then "npm run build", and mend what it names.',
  );
}
