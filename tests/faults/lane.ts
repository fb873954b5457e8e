import pg from 'pg';
import { testProvider } from '#tests/support/core.ts';
import { secretKey, webhookSecret } from '#tests/support/stripe.ts';
import { connectDatabase, type Db } from '#src/database.ts';
import { startStripeStandIn, type StripeStandIn } from '#src/sandbox/stripe/stand-in.ts';
import type { DeedName, FactsOf, OutcomeOf } from './deeds.ts';
import { type Answer, type Listener, startSiteProcess, type SiteProcess } from './site.ts';
import type { Doom } from './words.ts';

export type Lane = Awaited<ReturnType<typeof openLane>>;

/** Every seed begins at this moment, on a database of its own. */
const start = '2026-12-01T00:00:00Z';

interface LaneOptions {
  /** A database of the server to administer it from, and one that is migrated to copy. */
  postgres: { admin: string; template: string; url(database: string): string };
  seed: number;
  processes: ProcessPool;
  onDoom(doom: Doom): void;
  onLog(level: 'warn' | 'error', text: string): void;
}

/** A database, a provider and a web process for one seed; what the process says is passed on. */
export async function openLane({ postgres, seed, processes, onDoom, onLog }: LaneOptions) {
  const database = `faults_${seed}_${process.pid}`;
  // Without fsync, copying files takes a fifth of writing every block to the log.
  await asAdmin(postgres.admin, `create database ${database} template ${postgres.template} strategy file_copy`);
  const url = new URL(postgres.url(database));
  const own = new URL(url);
  own.searchParams.set('application_name', 'faults office');
  const db = connectDatabase({ connectionString: own.href, maxConnections: 4 });
  let now = new Date(start);
  const stripe = await startStripeStandIn({
    ...{ port: 0, secretKey, webhookSecret, clock: { now: () => now } },
    retry: { attempts: 3, firstDelayMs: 5 },
  });
  const environment = environmentOf(url.href, stripe.url);
  const listener: Listener = {
    woken: () => undefined,
    logged: onLog,
    doomed: (doom) => {
      if (doom === 'killed') back = comeBack();
      else cut = asAdmin(postgres.admin, cutAll(database));
      onDoom(doom);
    },
  };
  let site: SiteProcess = await processes.take();
  stripe.control.sendEventsTo(await site.open(environment, now, listener));
  let back: Promise<void> = Promise.resolve();
  let cut: Promise<void> = Promise.resolve();

  /** Another process takes the dead one's place, as a supervisor would start it. */
  async function comeBack(): Promise<void> {
    site = await processes.take();
    stripe.control.sendEventsTo(await site.open(environment, now, listener));
  }

  return {
    db,
    stripe,
    now: () => now,
    setClock(at: Date) {
      now = at;
      site.tell({ kind: 'clock', at });
    },
    ask<Name extends DeedName>(deed: Name, facts: FactsOf<Name>): Promise<Answer<OutcomeOf<Name>>> {
      return site.ask(deed, facts);
    },
    arm: (moments: number, fate: Doom) => site.tell({ kind: 'arm', moments, fate }),
    disarm: () => site.tell({ kind: 'disarm' }),
    /** Resolves when a process is there, and has been told of everything. */
    up: async () => {
      await cut;
      await back;
    },
    kill() {
      if (!site.isAlive) return;
      site.kill();
      listener.doomed('killed');
    },
    async close() {
      await back;
      await Promise.all([closeSite(site, processes), stripe.close(), db.destroy()]);
      await asAdmin(postgres.admin, `drop database if exists ${database} with (force)`);
    },
  };
}

async function closeSite(site: SiteProcess, processes: ProcessPool): Promise<void> {
  await site.close();
  processes.giveBack(site);
}

export type ProcessPool = ReturnType<typeof createProcessPool>;

/** Web processes that have been started and wait to be opened, so that a killed one is replaced at once. */
export function createProcessPool(spare: number) {
  const idle: Promise<SiteProcess>[] = Array.from({ length: spare }, () => startSiteProcess());
  return {
    async take(): Promise<SiteProcess> {
      const next = idle.shift() ?? startSiteProcess();
      if (idle.length < spare - 1) idle.push(startSiteProcess());
      return next;
    },
    giveBack(site: SiteProcess) {
      if (site.isAlive) idle.unshift(Promise.resolve(site));
    },
    async close() {
      for (const each of idle) await (await each).end();
    },
  };
}

function environmentOf(databaseUrl: string, stripeUrl: string): Record<string, string> {
  const { name, legalName, abn, email, phone, street, suburb, state, postcode } = testProvider;
  return {
    SITE_URL: 'https://training.example.com',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'a key for tests of faults, long enough',
    PROCESS: 'web',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: stripeUrl,
    CHECKOUT_ORIGIN: stripeUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Training <training@example.com>',
    PROVIDER_NAME: name,
    PROVIDER_LEGAL_NAME: legalName,
    PROVIDER_ABN: abn,
    PROVIDER_GST_REGISTERED: 'yes',
    PROVIDER_EMAIL: email,
    PROVIDER_PHONE: phone,
    PROVIDER_STREET: street,
    PROVIDER_SUBURB: suburb,
    PROVIDER_STATE: state,
    PROVIDER_POSTCODE: postcode,
    ISSUER_DID: 'did:web:training.example.com',
    LOG_LEVEL: 'silent',
  };
}

function cutAll(database: string): string {
  return `select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where datname = '${database}' and application_name = 'accrue'`;
}

async function asAdmin(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export type { Db, StripeStandIn };
