// The check-in pages without a network. They keep themselves on the device (and forget themselves when somebody signs in or
// out); this only hands out what is kept, and never keeps anything: no other page, and nothing that is sent.
const cacheName = 'check-in';
const patience = 5000;
/** A list of people that is older is not shown: a class is over, or the page was opened since. */
const keptMs = 2 * 24 * 60 * 60 * 1000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate') event.respondWith(freshPage(event.request));
  else if (pathname.startsWith('/_astro/')) event.respondWith(keptFile(event.request));
});

/** The page as it is now; what is kept when nobody answers in time, or only an outage does. */
async function freshPage(request) {
  const cache = await caches.open(cacheName);
  const kept = await young(cache, (await cache.match(request)) ?? (await cache.match(request, { ignoreSearch: true })));
  if (!kept) return fetch(request);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), patience));
  try {
    const fresh = await Promise.race([fetch(request), late]);
    return fresh.status >= 500 ? kept : fresh;
  } catch {
    return kept;
  }
}

/** The page, unless the server gave it too long ago: then it is forgotten. */
async function young(cache, page) {
  if (!page || Date.now() - Date.parse(page.headers.get('date')) < keptMs) return page;
  await cache.delete(page.url);
  return undefined;
}

/** Built files never change under their name. */
async function keptFile(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? fetch(request);
}
