import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '#src/config.ts';
import { type Inbox, startInbox } from '#src/sandbox/inbox/inbox.ts';
import { findFreePort } from '#src/sandbox/processes.ts';
import { startStripeStandIn, type StripeStandIn } from '#src/sandbox/stripe/stand-in.ts';
import { startSite } from '#src/server.ts';
import type { Services } from '#src/services.ts';
import type { Clock } from '#src/shared/clock.ts';
import { testProvider } from './core.ts';
import { useDatabase } from './database.ts';

export interface TestSite {
  /** Without a trailing slash. */
  url: string;
  /** What the running site itself works with: its database, its clock, its log. */
  services: Services;
  stripe: StripeStandIn;
  inbox: Inbox;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  /** `both` (the default) also does the background work: mail is delivered by itself. */
  process?: 'web' | 'both';
  /** What the site and the payments go by, when a test moves time. */
  clock?: Clock;
}

const stripeKeys = { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_sandbox' };

/** The built site on a free port, with a Stripe stand-in and an inbox of its own. */
export async function startTestSite({ databaseUrl, process: kind = 'both', clock }: Options): Promise<TestSite> {
  if (!existsSync('dist/server/entry.mjs'))
    throw new Error('The site is not built, and these tests try the built site: run "npm run build" first.');
  const mailFolder = mkdtempSync(path.join(os.tmpdir(), 'accrue-mail-'));
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const inbox = await startInbox({ port: 0, folder: mailFolder });
  const webhookUrl = `http://127.0.0.1:${port}/api/webhooks/stripe`;
  const timed = clock ? { clock } : {};
  const retry = { attempts: 10, firstDelayMs: 50 };
  const stripe = await startStripeStandIn({ port: 0, ...stripeKeys, webhookUrl, retry, ...timed });
  const outside = { DATABASE_URL: databaseUrl, SMTP_URL: inbox.smtpUrl, STRIPE_API_BASE: stripe.url };
  const own = { SITE_URL: url, PORT: String(port), CHECKOUT_ORIGIN: stripe.url, PROCESS: kind };
  const site = await startSite(readConfig({ ...settings, ...outside, ...own }), timed);
  return {
    url,
    services: site.services,
    stripe,
    inbox,
    async stop() {
      await site.stop();
      await stripe.close();
      await inbox.close();
      rmSync(mailFolder, { recursive: true });
    },
  };
}

/** The built site for this test file, on a database of its own. `site()` gives it inside tests and hooks. */
export function useSite(options: Omit<Options, 'databaseUrl'> = {}): () => TestSite {
  const { url } = useDatabase();
  let site: TestSite | undefined;
  beforeAll(async () => {
    site = await startTestSite({ databaseUrl: url, ...options });
  });
  afterAll(async () => site?.stop());
  return () => {
    if (!site) throw new Error('The site exists only inside tests and hooks');
    return site;
  };
}

const settings = {
  SECRET_KEY: 'a secret that only tests know, 32 characters or more',
  STRIPE_SECRET_KEY: stripeKeys.secretKey,
  STRIPE_WEBHOOK_SECRET: stripeKeys.webhookSecret,
  MAIL_FROM: `${testProvider.name} <${testProvider.email}>`,
  PROVIDER_NAME: testProvider.name,
  PROVIDER_LEGAL_NAME: testProvider.legalName,
  PROVIDER_ABN: testProvider.abn,
  PROVIDER_GST_REGISTERED: 'yes',
  PROVIDER_EMAIL: testProvider.email,
  PROVIDER_PHONE: testProvider.phone,
  PROVIDER_STREET: testProvider.street,
  PROVIDER_SUBURB: testProvider.suburb,
  PROVIDER_STATE: testProvider.state,
  PROVIDER_POSTCODE: testProvider.postcode,
  PROVIDER_BANK_ACCOUNT_NAME: 'Tidewater Restoration Training',
  PROVIDER_BSB: '062-000',
  PROVIDER_BANK_ACCOUNT: '12345678',
  PROVIDER_SAMPLE: 'yes',
  ISSUER_DID: 'did:web:training.example.com',
  ISSUER_KEY: `2026:${Buffer.alloc(32, 7).toString('base64url')}`,
  LOG_LEVEL: 'silent',
};
