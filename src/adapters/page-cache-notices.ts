import pg from 'pg';
import { sql } from 'kysely';
import type { PageCacheNotice } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import type { Log } from '#src/shared/log.ts';

const channel = 'page_cache';

/**
 * Tells every process that pages with these tags changed. Tags of one turn of the event loop go out together, and so do those
 * that come while a notice is under way, after the commits that caused them: a NOTIFY inside a transaction would make all commits wait for each other.
 */
export function createPageCacheNotices(db: Db): PageCacheNotice {
  let waiting: Set<string> | undefined;
  let sent = Promise.resolve();
  async function flush(): Promise<void> {
    const tags = [...(waiting ?? [])];
    waiting = undefined;
    await sql`select pg_notify(${channel}, ${JSON.stringify(tags)})`.execute(db);
  }
  return {
    changed(...tags) {
      if (!waiting) {
        waiting = new Set();
        const before = sent.catch(() => undefined);
        sent = Promise.all([before, new Promise((resolve) => setImmediate(resolve))]).then(flush);
      }
      for (const tag of tags) waiting.add(tag);
      return sent;
    },
  };
}

interface Listener {
  connectionString: string;
  log: Log;
  dropTags(tags: string[]): void;
  /** Notices may have been missed while the connection was down. */
  dropAll(): void;
}

/** Listens for changed tags on a connection of its own, and connects again when that breaks. Gives the way to stop. */
export function listenForPageCacheNotices({ connectionString, log, dropTags, dropAll }: Listener): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString, application_name: 'accrue page cache', keepAlive: true });
    client = fresh;
    fresh.on('error', (error) => log.warn({ error }, 'page cache connection broke'));
    fresh.once('end', reconnectLater);
    fresh.on('notification', ({ payload }) => dropTags(JSON.parse(payload ?? '[]') as string[]));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      dropAll();
    } catch (error) {
      log.warn({ error }, 'page cache cannot listen yet');
      fresh.end().catch(() => undefined);
      reconnectLater();
    }
  }

  function reconnectLater(): void {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect().catch((error: unknown) => log.error({ error }, 'page cache listener failed'));
    }, 1_000);
  }

  connect().catch((error: unknown) => log.error({ error }, 'page cache listener failed'));
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
