import type { StoredAnswer } from './kept-page.ts';

/** A page that is kept for a while. */
export interface StoredPage extends StoredAnswer {
  tags: string[];
  /** Milliseconds since the epoch. After it the page is made anew; until then it is given as it is. */
  freshUntil: number;
}

interface Entry {
  page: StoredPage;
  bytes: number;
  dropped: boolean;
}

export interface PageCache {
  /** The page under this key. A page past its time or dropped is still given, marked stale: better than none when making a new one fails. */
  find(key: string): { page: StoredPage; stale: boolean } | undefined;
  /** Call before making a page; what it gives goes to `store`, so that a page made while its facts changed is not kept as fresh. */
  begin(): number;
  store(key: string, page: StoredPage, begun: number): void;
  /** Makes every page with one of these tags stale. */
  drop(tags: string[]): void;
  dropAll(): void;
}

interface Options {
  /** Milliseconds since the epoch. */
  now: () => number;
  maxBytes: number;
}

/** Finished pages in memory, the least recently used going first when they outgrow `maxBytes`. */
export function createPageCache({ now, maxBytes }: Options): PageCache {
  const entries = new Map<string, Entry>();
  const droppedAt = new Map<string, number>();
  let allDroppedAt = 0;
  let ticks = 0;
  let bytes = 0;

  function remove(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    find(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return { page: entry.page, stale: entry.dropped || now() >= entry.page.freshUntil };
    },
    begin: () => (ticks += 1),
    store(key, page, begun) {
      remove(key);
      const { identity, gzip, br } = page.forms;
      const size = identity.body.length + gzip.body.length + br.body.length + 5_000;
      const changedMeanwhile = allDroppedAt > begun || page.tags.some((tag) => (droppedAt.get(tag) ?? 0) > begun);
      entries.set(key, { page, bytes: size, dropped: changedMeanwhile });
      bytes += size;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
    drop(tags) {
      ticks += 1;
      for (const tag of tags) droppedAt.set(tag, ticks);
      for (const entry of entries.values()) if (entry.page.tags.some((tag) => tags.includes(tag))) entry.dropped = true;
    },
    dropAll() {
      ticks += 1;
      allDroppedAt = ticks;
      droppedAt.clear();
      for (const entry of entries.values()) entry.dropped = true;
    },
  };
}
