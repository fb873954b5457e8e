import { fileURLToPath } from 'node:url';
import { listenForPageCacheNotices } from './adapters/page-cache-notices.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { findProblems } from './http/readiness.ts';
import { createSiteServer } from './http/site-server.ts';
import type { AstroHandler } from './http/render-page.ts';
import { createServices, type Services } from './services.ts';
import type { Clock } from './shared/clock.ts';
import { startWorker } from './worker.ts';

export interface RunningSite {
  /** Where it listens; null for a process that only works. */
  port: number | null;
  services: Services;
  /** Takes no more requests, finishes those under way and the running jobs, lets go of everything. */
  stop(): Promise<void>;
}

/** Starts the web process, the worker or both, as the configuration says; with the clock of a test, if it brings one. */
export async function startSite(config: Config, own: { clock?: Clock } = {}): Promise<RunningSite> {
  const { services, jobs, close } = createServices(config, own);
  const web = config.process === 'worker' ? undefined : await startWeb(config, services);
  if (config.process !== 'web') await startWorker(services, jobs);
  const { state } = await services.badges.key();
  if (state !== 'ready') services.log.error({ setting: 'ISSUER_KEY', state }, 'certificates cannot be issued');
  services.log.info({ process: config.process, port: web?.port }, 'started');
  return {
    port: web?.port ?? null,
    services,
    stop: async () => {
      await web?.stop();
      await close();
    },
  };
}

async function startWeb(config: Config, services: Services) {
  const dist = new URL('../dist/', import.meta.url);
  const { handler } = (await import(new URL('server/entry.mjs', dist).href)) as { handler: AstroHandler };
  const { server, pages } = await createSiteServer({
    astro: handler,
    clientFolder: fileURLToPath(new URL('client/', dist)),
    siteUrl: config.siteUrl,
    checkoutOrigin: config.stripe.checkoutOrigin,
    trustedProxies: config.trustedProxies,
    log: services.log,
    locals: { services },
    findProblems: () => findProblems(services),
  });
  const stopListening = listenForPageCacheNotices({
    connectionString: config.databaseUrl,
    log: services.log,
    dropTags: (tags) => pages.drop(tags),
    dropAll: () => pages.dropAll(),
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : config.port,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      await stopListening();
    },
  };
}

async function run(): Promise<void> {
  const site = await startSite(readConfig(process.env));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= site.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError ? error.message : `The site could not be started: ${String((error as Error).stack)}`}\n`,
    );
    process.exit(1);
  });
}
