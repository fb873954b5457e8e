import { systemClock } from '#src/adapters/system-clock.ts';
import { newIssuerKey, readIssuerKey } from './issuer-key.ts';

// npm run keys:new             a key for this year
// npm run keys:new 2027        for another
// npm run keys:new 2026-b      a second one in a year, because the first got out
const name = process.argv[2] ?? String(systemClock.now().getUTCFullYear());
const setting = newIssuerKey(name);
if (!readIssuerKey(setting)) {
  process.stderr.write('A key is named after its year: 2027, or 2027-b for a second one in that year.\n');
  process.exit(2);
}
process.stdout.write(`ISSUER_KEY=${setting}\n`);
process.stderr.write(
  '\nPut this line in the settings of the web and the worker process in place of the one there, restart both, and keep a\n' +
    'copy where you keep your other secrets: whoever has it can issue certificates as you. It was written nowhere.\n' +
    'The public half appears at /.well-known/did.json by itself and stays there after the key is replaced.\n',
);
