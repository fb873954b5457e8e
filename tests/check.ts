import { type ChildProcess, spawn } from 'node:child_process';

type Step = [name: string, command: string, ...rest: string[]];

/** What can be seen without running anything. Each keeps one core busy, so two run at a time; the longest first. */
const reading: Step[] = [
  ['lint', 'eslint', '.'],
  ['types of pages', 'astro', 'check', '--minimumSeverity', 'error'],
  // As Node itself resolves imports; astro check cannot, so tsconfig.json resolves them as Astro's base does.
  ['types', 'tsc', '--noEmit', '--module', 'nodenext', '--moduleResolution', 'nodenext'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
];
const running: Step[] = [
  ['build', 'npm', 'run', 'build'],
  // Among them: the generated files are fresh.
  ['tests', 'vitest', 'run'],
];

const begun = performance.now();
const alive = new Set<ChildProcess>();
await Promise.all([inTurn(reading), inTurn(reading)]);
await inTurn(running);
process.stdout.write(`All is well, in ${seconds(begun)} s.\n`);

/** Takes steps from the list until it is empty. The first that fails ends everything, with its output. */
async function inTurn(steps: Step[]): Promise<void> {
  for (let step = steps.shift(); step; step = steps.shift()) {
    const [name, command, ...rest] = step;
    const stepBegun = performance.now();
    const { code, said } = await run(command, rest);
    process.stdout.write(`${name.padEnd(16)} ${code === 0 ? 'ok' : 'FAILED'} ${seconds(stepBegun)} s\n`);
    if (code === 0) continue;
    process.stdout.write(`\n${said}\n`);
    for (const child of alive) child.kill();
    process.exit(1);
  }
}

async function run(command: string, rest: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CI: 'true' };
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  alive.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  alive.delete(child);
  return { code, said };
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1).padStart(6);
}
