import { spawn } from 'node:child_process';
import { readConfig } from '#src/config.ts';
import { startSite } from '#src/server.ts';
import { claimDataFolder } from './only-one.ts';
import { type OutsideWorld, startOutsideWorld } from './outside-world.ts';
import { say, step } from './progress.ts';
import { type OnStop, runSandbox } from './run-sandbox.ts';
import { readSandboxSettings } from './settings.ts';

// The same outside world as the demo's, with pages that change as they are edited: `npm run dev`.
await runSandbox(async (onStop) => {
  const dataDir = claimDataFolder(process.env, onStop);
  const settings = await readSandboxSettings(process.env);
  say('\nStarting what the site needs.\n');
  const world = await startOutsideWorld(dataDir, settings, onStop);
  await step('Starting the worker', () => startWorker(world, onStop), 'Read what it says: a module may be broken.');
  say(
    `\n  Mail: ${world.mailUrl}   Payments: ${world.stripeUrl}/dashboard   Password of the samples: learn-by-doing\n`,
  );
  serveSources(world, settings.host, onStop);
});

async function startWorker({ env }: OutsideWorld, onStop: OnStop): Promise<void> {
  const worker = await startSite(readConfig({ ...env, PROCESS: 'worker' }));
  onStop(worker.stop);
}

/** Astro's own server in a process of its own, whose end is ours. */
function serveSources({ env }: OutsideWorld, host: string, onStop: OnStop): void {
  const astro = spawn('astro', ['dev', '--port', env['PORT'] ?? '', '--host', host], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, PROCESS: 'web', ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const ended = new Promise<void>((resolve) => astro.once('exit', () => resolve()));
  const endWithIt = () => process.kill(process.pid, 'SIGTERM');
  astro.once('exit', endWithIt);
  onStop(async () => {
    astro.off('exit', endWithIt).kill();
    await ended;
  });
}
