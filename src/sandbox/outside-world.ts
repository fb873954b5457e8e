import path from 'node:path';
import pg from 'pg';
import { migrateToLatest } from '#db/migrate.ts';
import { seedSample } from '#db/seeds/seed-sample.ts';
import { connectDatabase } from '#src/database.ts';
import { startInbox } from './inbox/inbox.ts';
import { startPostgres } from './postgres.ts';
import { step } from './progress.ts';
import type { OnStop } from './run-sandbox.ts';
import { keepSecrets } from './secrets.ts';
import type { SandboxSettings } from './settings.ts';
import { startStripeStandIn } from './stripe/stand-in.ts';

export interface OutsideWorld {
  /** The whole configuration of a site that lives in this world. */
  env: Record<string, string>;
  siteUrl: string;
  stripeUrl: string;
  mailUrl: string;
}

const database = 'accrue';
const startOver = 'Start over with empty data: npm run demo -- --fresh';

/**
 * Starts all that a site needs around it: PostgreSQL with the sample catalogue, a Stripe stand-in, a mail server. What
 * was started is handed to `onStop`, so that it can be ended even when a later step fails.
 */
export async function startOutsideWorld(
  dataDir: string,
  { host, ports, site }: SandboxSettings,
  onStop: OnStop,
): Promise<OutsideWorld> {
  const siteUrl = `http://localhost:${ports.site}`;
  const stripeUrl = `http://localhost:${ports.stripe}`;
  const { secretKey, stripeSecretKey, stripeWebhookSecret, issuerKey } = await step(
    'Keeping secrets of its own',
    async () => keepSecrets(dataDir),
    `Make ${dataDir} writable, or choose another folder with DATA_DIR. ${startOver}`,
  );
  const postgres = await step(
    'Starting PostgreSQL',
    () => startPostgres({ dataDir: path.join(dataDir, 'postgres'), fsync: true }),
    `If its binary is missing, run "npm install" again. If the data is damaged: ${startOver}`,
  );
  onStop(postgres.stop);
  const databaseUrl = postgres.url(database);
  await prepareDatabase(postgres.url('postgres'), databaseUrl);
  const inbox = await step(
    'Starting the mail inbox',
    () => startInbox({ port: ports.mail, folder: path.join(dataDir, 'mail'), host }),
    'Choose another port: MAIL_PORT=4400 npm run demo',
  );
  onStop(inbox.close);
  const standIn = await step(
    'Starting the Stripe stand-in',
    () =>
      startStripeStandIn({
        port: ports.stripe,
        host,
        publicUrl: stripeUrl,
        dataFile: path.join(dataDir, 'stripe.json'),
        webhookUrl: `http://127.0.0.1:${ports.site}/api/webhooks/stripe`,
        webhookSecret: stripeWebhookSecret,
        secretKey: stripeSecretKey,
      }),
    'Choose another port: STRIPE_PORT=4401 npm run demo',
  );
  onStop(standIn.close);
  const env = {
    ...site,
    SITE_URL: siteUrl,
    PORT: String(ports.site),
    DATABASE_URL: databaseUrl,
    SECRET_KEY: secretKey,
    STRIPE_SECRET_KEY: stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: stripeWebhookSecret,
    STRIPE_API_BASE: standIn.url,
    CHECKOUT_ORIGIN: stripeUrl,
    SMTP_URL: inbox.smtpUrl,
    ISSUER_DID: `did:web:localhost%3A${ports.site}`,
    ISSUER_KEY: issuerKey,
  };
  return { env, siteUrl, stripeUrl, mailUrl: `http://localhost:${ports.mail}` };
}

async function prepareDatabase(adminUrl: string, databaseUrl: string): Promise<void> {
  await step('Finding the database', () => createMissing(adminUrl), startOver);
  const db = connectDatabase({ connectionString: databaseUrl, maxConnections: 2 });
  try {
    await step('Bringing the database up to date', () => migrateToLatest(db), startOver);
    await step('Filling in the sample catalogue', () => seedSample(db, { now: new Date() }), startOver);
  } finally {
    await db.destroy();
  }
}

async function createMissing(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await admin.query(`create database ${database}`);
  } finally {
    await admin.end();
  }
}
