import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newIssuerKey } from '#src/adapters/badges/issuer-key.ts';
import { systemClock } from '#src/adapters/system-clock.ts';

interface Secrets {
  secretKey: string;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  /** Signs badges; of the year in which the folder was begun. */
  issuerKey: string;
}

/** The sandbox's own secrets: made at random once, then kept, so that links in earlier mail go on working. */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    secretKey: randomBytes(32).toString('hex'),
    stripeSecretKey: `sk_test_${randomBytes(24).toString('hex')}`,
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    issuerKey: newIssuerKey(String(systemClock.now().getUTCFullYear())),
    ...kept,
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
