import { keptPages } from './kept-pages.ts';

/**
 * For every page that signs somebody in or out: lists of people do not outlive the sign-in that showed them. Marks that wait
 * stay: they hold ids and times only.
 */
if ('caches' in window) void caches.delete(keptPages);
