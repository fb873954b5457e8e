import { describe, expect, it } from 'vitest';
import { createPageCache, type StoredPage } from '#src/http/page-cache.ts';

function aPage({ tags = [] as string[], freshUntil = 1_000, bytes = 100 } = {}): StoredPage {
  const body = Buffer.alloc(bytes);
  const empty = { headers: [], body: Buffer.alloc(0) };
  const forms = { identity: { headers: [], body }, gzip: empty, br: empty };
  return { status: 200, etag: '"e"', forms, unchangedHeaders: [], tags, freshUntil };
}

function aCache({ maxBytes = 1_000_000 } = {}) {
  let at = 0;
  const cache = createPageCache({ now: () => at, maxBytes });
  const keep = (key: string, page: StoredPage) => cache.store(key, page, cache.begin());
  return { ...cache, keep, at: (moment: number) => void (at = moment) };
}

describe('the page cache', () => {
  it('gives what it was given, until its time', () => {
    const cache = aCache();
    const page = aPage({ freshUntil: 1_000 });
    cache.keep('/', page);
    expect(cache.find('/')).toEqual({ page, stale: false });
    cache.at(1_000);
    expect(cache.find('/')).toEqual({ page, stale: true });
    expect(cache.find('/other')).toBeUndefined();
  });

  it('drops by tag, and twice is as once', () => {
    const cache = aCache();
    cache.keep('/courses', aPage({ tags: ['courses'] }));
    cache.keep('/guides', aPage({ tags: ['guides'] }));
    cache.drop(['courses', 'nothing']);
    cache.drop(['courses']);
    expect([cache.find('/courses')?.stale, cache.find('/guides')?.stale]).toEqual([true, false]);
  });

  it('does not take a page for fresh that was begun before its facts changed', () => {
    const cache = aCache();
    const begun = cache.begin();
    cache.drop(['courses']);
    cache.store('/courses', aPage({ tags: ['courses'] }), begun);
    expect(cache.find('/courses')?.stale).toBe(true);
    cache.keep('/courses', aPage({ tags: ['courses'] }));
    expect(cache.find('/courses')?.stale).toBe(false);
  });

  it('does not take a page for fresh that was begun before notices may have been missed', () => {
    const cache = aCache();
    const begun = cache.begin();
    cache.dropAll();
    cache.store('/guides', aPage(), begun);
    expect(cache.find('/guides')?.stale).toBe(true);
  });

  it('lets the least recently used go when it is full', () => {
    const cache = aCache({ maxBytes: 12_000 });
    for (const key of ['/a', '/b']) cache.keep(key, aPage({ bytes: 700 }));
    cache.find('/a');
    cache.keep('/c', aPage({ bytes: 700 }));
    expect(['/a', '/b', '/c'].map((key) => cache.find(key) !== undefined)).toEqual([true, false, true]);
  });
});
