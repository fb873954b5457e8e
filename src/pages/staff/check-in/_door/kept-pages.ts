/** Where the check-in pages keep themselves on the device. The worker beside them hands them out without a network. */
export const keptPages = 'check-in';

/** A weak network may leave a request without an answer for ever: after so long it is given up. */
export const patienceMs = 15_000;

const worker = '/staff/check-in-worker.js';
const scope = '/staff/check-in';
const listAddress = '/staff/check-in';

/** Installs the worker, where the browser has such a thing. Browsers refuse it in private windows: then online only. */
export async function installWorker(): Promise<void> {
  await navigator.serviceWorker?.register(worker, { scope }).catch(() => undefined);
}

type ReadPage = { state: 'read'; html: string } | { state: 'signed-out' | 'gone' | 'away' };

/**
 * Reads these pages from the server and keeps them, with every built file that the open page uses. Gives the first as it is
 * now, or why there is none: the server asks for a sign-in, has no such page for this person, or does not answer.
 */
export async function keepPages(addresses: readonly string[]): Promise<ReadPage> {
  try {
    const pages = await Promise.all(addresses.map(async (address) => ({ address, page: await read(address) })));
    const [first] = pages;
    // Without HTTPS there is no such store, and the page works online only.
    const cache = 'caches' in window ? await caches.open(keptPages) : null;
    // Whoever may not see a list any more does not keep it either.
    await Promise.all(pages.map(({ address, page }) => isClosed(page) && cache?.delete(address)));
    if (!first || pages.some(({ page }) => page.redirected || page.status === 401)) return { state: 'signed-out' };
    if (pages.some(({ page }) => isClosed(page))) return { state: 'gone' };
    if (pages.some(({ page }) => !page.ok)) return { state: 'away' };
    await Promise.all(pages.map(({ address, page }) => cache?.put(address, page.clone())));
    await Promise.all(builtFiles().map(async (file) => cache && ((await cache.match(file)) ?? cache.add(file))));
    const list = pages.find(({ address }) => address === listAddress);
    if (cache && list) await forgetOthers(cache, addresses, await list.page.clone().text());
    return { state: 'read', html: await first.page.text() };
  } catch {
    return { state: 'away' };
  }
}

/** A redirect leads to the sign-in. */
function isClosed({ redirected, status }: Response): boolean {
  return redirected || [401, 403, 404].includes(status);
}

/** Keeps of the lists of people only what was read now, and the sessions that this person's list of sessions names. */
async function forgetOthers(cache: Cache, read: readonly string[], listHtml: string): Promise<void> {
  const links = new DOMParser().parseFromString(listHtml, 'text/html').querySelectorAll('a');
  const named = new Set([...links].map((link) => link.getAttribute('href')));
  const fresh = new Set(read.map((address) => address.split('?')[0]));
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    const isKept = fresh.has(pathname) ? read.includes(pathname + search) : named.has(pathname);
    if (pathname.startsWith(`${listAddress}/`) && !isKept) await cache.delete(request);
  }
}

function read(address: string): Promise<Response> {
  const signal = AbortSignal.timeout(patienceMs);
  return fetch(address, { headers: { accept: 'text/html' }, cache: 'no-store', signal });
}

/** Styles, scripts and faces: the page names some, those name the others. */
function builtFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet], link[rel=preload]')];
  const all = [...loaded, ...named.map(({ href }) => href)];
  return [...new Set(all)].filter((address) => address.startsWith(`${location.origin}/_astro/`));
}
