import type { CacheProvider } from 'astro';

/**
 * Astro's cache provider for "a cache in front": directives go out as CDN-Cache-Control and Cache-Tag, which the page cache
 * in front of Astro (or a CDN in its place) reads. Astro writes them itself when a provider leaves `setHeaders` out.
 */
export default function headersForTheCacheInFront(): CacheProvider {
  return {
    name: 'headers',
    // Pages are dropped by tag through PostgreSQL, so that every process drops them: see adapters/page-cache-notices.ts.
    invalidate: () => Promise.reject(new Error('Use services.pages.changed(…tags)')),
  };
}
