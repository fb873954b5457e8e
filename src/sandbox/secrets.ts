import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  secretKey: string;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
}

/** The sandbox's own secrets: made at random once, then kept, so that links in earlier mail go on working. */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const secrets: Secrets = {
      secretKey: randomBytes(32).toString('hex'),
      stripeSecretKey: `sk_test_${randomBytes(24).toString('hex')}`,
      stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    };
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
