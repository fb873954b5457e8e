import { spawn } from 'node:child_process';

const generated = ['tests/db/schema-is-fresh.test.ts', 'tests/sandbox/stripe-parameter-schemas.test.ts'];

/** Everything that must hold before a change is shared, the quick things first. */
const steps: [name: string, command: string, ...rest: string[]][] = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  // As Node itself resolves imports; astro check cannot, so tsconfig.json resolves them as Astro's base does.
  ['types', 'tsc', '--noEmit', '--module', 'nodenext', '--moduleResolution', 'nodenext'],
  ['types of pages', 'astro', 'check', '--minimumSeverity', 'error'],
  ['lint', 'eslint', '.'],
  ['generated files', 'vitest', 'run', ...generated],
  ['build', 'npm', 'run', 'build'],
  ['tests', 'vitest', 'run', ...generated.map((file) => `--exclude=${file}`)],
];

const begun = performance.now();
for (const [name, command, ...rest] of steps) {
  process.stdout.write(`${name.padEnd(16)} `);
  const stepBegun = performance.now();
  const { code, said } = await run(command, rest);
  process.stdout.write(`${code === 0 ? 'ok' : 'FAILED'}  ${seconds(stepBegun)} s\n`);
  if (code === 0) continue;
  process.stdout.write(`\n${said}\n`);
  process.exit(1);
}
process.stdout.write(`All is well, in ${seconds(begun)} s.\n`);

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1).padStart(6);
}

async function run(command: string, rest: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CI: 'true' };
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { code, said };
}
