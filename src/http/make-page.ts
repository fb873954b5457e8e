import type { IncomingMessage } from 'node:http';
import { whenDrained } from './captured-response.ts';
import { clientAddress } from './client-address.ts';
import { pageToKeep } from './kept-page.ts';
import type { PageCache, StoredPage } from './page-cache.ts';
import { type Asked, type AstroHandler, renderPage, type RenderedPage, secondsToKeep, tagsOf } from './render-page.ts';
import { sendKept, sendOnce } from './send-page.ts';

/** One request, and the answer that it waits for. */
export interface Visit extends Asked {
  requestId: string;
}

/** What it takes to make a page, and those being made now, by address. */
export interface PageMaking {
  astro: AstroHandler;
  locals: object;
  trustedProxies: number;
  pages: PageCache;
  /** Headers that a page from memory has like every other answer. */
  common: Record<string, string>;
  inProgress: Map<string, Promise<StoredPage | RenderedPage | null>>;
}

/** Longer addresses are rendered each time: nobody fills the memory with addresses of their own making. */
const longestKey = 600;

/** Renders the page that memory does not hold fresh, keeps it if it says that it may be kept, and sends it. */
export async function sendPage(making: PageMaking, visit: Visit): Promise<void> {
  const { request, response } = visit;
  const page = (await waitForSamePage(making, request)) ?? (await makePage(making, visit));
  if (!page) return;
  if ('forms' in page) return sendKept(request, response, page);
  // A page we still hold is better than an error; the 503 page is for those we do not.
  const held = page.status >= 500 && isReading(request) ? making.pages.find(keyOf(request))?.page : undefined;
  return held ? sendKept(request, response, held) : sendOnce(request, response, page);
}

export function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Many who ask for one page while it is made wait for it together; whoever is signed in gets a page of their own. */
async function waitForSamePage({ inProgress }: PageMaking, request: IncomingMessage): Promise<StoredPage | null> {
  const waiting = mayKeep(request) && !request.headers.cookie ? inProgress.get(keyOf(request)) : undefined;
  const page = await waiting;
  return page && 'forms' in page ? page : null;
}

function makePage(making: PageMaking, visit: Visit): Promise<StoredPage | RenderedPage | null> {
  const { inProgress } = making;
  const key = keyOf(visit.request);
  const page = renderAndKeep(making, visit);
  if (mayKeep(visit.request) && !inProgress.has(key)) {
    inProgress.set(key, page);
    page.finally(() => inProgress.delete(key)).catch(() => undefined);
  }
  return page;
}

async function renderAndKeep(making: PageMaking, visit: Visit): Promise<StoredPage | RenderedPage | null> {
  const { pages, common } = making;
  const { request, response, requestId } = visit;
  const begun = pages.begin();
  const own = { requestId, clientAddress: clientAddress(request, making.trustedProxies) };
  const locals = { ...making.locals, ...own, drained: () => whenDrained(response) };
  const rendered = await renderPage(making.astro, visit, locals);
  if (!rendered) return null;
  const seconds = secondsToKeep(rendered);
  if (!mayKeep(request) || seconds === 0) return rendered;
  const kept = await pageToKeep(rendered, { common, cacheControl: 'public, max-age=0, must-revalidate' });
  const page = { ...kept, tags: tagsOf(rendered), freshUntil: Date.now() + seconds * 1000 };
  pages.store(keyOf(request), page, begun);
  return page;
}

function mayKeep(request: IncomingMessage): boolean {
  return isReading(request) && keyOf(request).length <= longestKey;
}

function keyOf({ url }: IncomingMessage): string {
  return url ?? '/';
}
