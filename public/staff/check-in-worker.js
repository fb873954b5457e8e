// The check-in pages without a network. They keep themselves on the device (and forget themselves when somebody signs in or
// out); this only hands out what is kept, and never keeps anything: no other page, and nothing that is sent.
const cacheName = 'check-in';
const patience = 5000;

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
  const kept = (await cache.match(request)) ?? (await cache.match(request, { ignoreSearch: true }));
  if (!kept) return fetch(request);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), patience));
  try {
    const fresh = await Promise.race([fetch(request), late]);
    return fresh.status >= 500 ? kept : fresh;
  } catch {
    return kept;
  }
}

/** Built files never change under their name. */
async function keptFile(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? fetch(request);
}
