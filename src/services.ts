import { createHmac } from 'node:crypto';
import type { AccountPorts } from './accounts/index.ts';
import { argon2Passwords } from './adapters/argon2-passwords.ts';
import { createBadgeSigner } from './adapters/badges/create-badge-signer.ts';
import { createJobRunner, type JobRunner } from './adapters/pg-boss-worker.ts';
import { createLog } from './adapters/pino-log.ts';
import { createPageCacheNotices } from './adapters/page-cache-notices.ts';
import { postgresRateLimits } from './adapters/postgres-rate-limits.ts';
import { createSmtpMailer } from './adapters/smtp-mailer.ts';
import { createStripeGateway } from './adapters/stripe/stripe-gateway.ts';
import { systemClock } from './adapters/system-clock.ts';
import { createTypesetter } from './adapters/typst/create-typesetter.ts';
import { type BadgeSigner, getCertificatePaper } from './certificates/index.ts';
import type { Config } from './config.ts';
import type { Core } from './core.ts';
import { connectDatabase } from './database.ts';
import type { Mailer, PaperRef } from './notifications/index.ts';
import { renderTaxDocument } from './orders/index.ts';
import type { PaymentGateway } from './payments/index.ts';
import type { Clock } from './shared/clock.ts';
import type { Typesetter } from './shared/typesetter.ts';

/** Everything the pages, the actions and the worker are given. Put together here and nowhere else. */
export interface Services extends Core, AccountPorts {
  gateway: PaymentGateway;
  mailer: Mailer;
  typesetter: Typesetter;
  badges: BadgeSigner;
  renderPaper(paper: PaperRef): Promise<{ filename: string; pdf: Uint8Array }>;
}

/** The services of one process, and the way to let go of them. A test may bring a clock of its own. */
export function createServices(
  config: Config,
  { clock = systemClock }: { clock?: Clock } = {},
): { services: Services; jobs: JobRunner; close(): Promise<void> } {
  const log = createLog(config.logLevel);
  let closing = false;
  const connect = (maxConnections: number) =>
    connectDatabase({
      connectionString: config.databaseUrl,
      maxConnections,
      onIdleError: (error) => {
        if (!closing) log.warn({ error }, 'an idle database connection broke');
      },
    });
  const db = connect(config.databasePool);
  // Answers wait until the notice of what they changed is out: it must not queue behind everybody who books.
  const noticesDb = connect(1);
  const jobs = createJobRunner({ connectionString: config.databaseUrl, log, performs: config.process !== 'web' });
  const typesetter = createTypesetter();
  const services: Services = {
    db,
    clock,
    log,
    site: { url: config.siteUrl, provider: config.provider, waiting: config.waiting },
    pages: createPageCacheNotices(noticesDb),
    worker: jobs.worker,
    signature: (purpose, text) =>
      createHmac('sha256', `${config.secretKey}:${purpose}`).update(text).digest('base64url'),
    passwords: argon2Passwords(),
    rateLimits: postgresRateLimits(db),
    gateway: createStripeGateway({ ...config.stripe, timeoutMs: 10_000 }),
    mailer: createSmtpMailer(config.mail),
    typesetter,
    badges: createBadgeSigner(config.badges),
    renderPaper: ({ kind, id }) =>
      kind === 'certificate' ? getCertificatePaper({ db }, id) : renderTaxDocument({ db, log, typesetter }, id),
  };
  return {
    services,
    jobs,
    close: async () => {
      closing = true;
      await jobs.stop();
      await noticesDb.destroy();
      await db.destroy();
    },
  };
}
