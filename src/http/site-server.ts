import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '#src/shared/log.ts';
import { readAssets } from './assets.ts';
import { clientAddress } from './client-address.ts';
import { pageToKeep } from './kept-page.ts';
import { createPageCache, type PageCache, type StoredPage } from './page-cache.ts';
import { type AstroHandler, renderPage, type RenderedPage, secondsToKeep, tagsOf } from './render-page.ts';
import { isFromOurPages } from './same-origin.ts';
import { securityHeaders, setHeaders } from './security-headers.ts';
import { sendKept, sendOnce, sendText } from './send-page.ts';

export interface SiteOptions {
  astro: AstroHandler;
  /** The folder of built assets. */
  clientFolder: string;
  siteUrl: string;
  checkoutOrigin: string;
  trustedProxies: number;
  log: Log;
  /** What pages find in `Astro.locals`, besides the request's own facts. */
  locals: object;
  /** Whether the site can do its work: `/readyz`. Names what is wrong, empty when nothing is. */
  findProblems(): Promise<string[]>;
}

const cacheBytes = 96 * 1024 * 1024;
const longestKey = 600;
/** More than any form or event of ours; what is larger is not even read. */
const largestBody = 1024 * 1024;

/** The web server in front of Astro: health, static files, finished pages from memory, everything else rendered. */
export async function createSiteServer(options: SiteOptions): Promise<{ server: Server; pages: PageCache }> {
  const pages = createPageCache({ now: Date.now, maxBytes: cacheBytes });
  const inProgress = new Map<string, Promise<StoredPage | RenderedPage>>();
  const common = securityHeaders({
    checkoutOrigin: options.checkoutOrigin,
    https: options.siteUrl.startsWith('https:'),
  });
  const assets = await readAssets(options.clientFolder, common);
  async function answer(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const reading = isReading(request);
    const key = request.url ?? '/';
    if (reading) {
      if (key === '/healthz') return sendText(response, 200, 'ok');
      if (key === '/readyz') return sendReadiness(response);
    } else if (!isFromOurPages(request)) {
      options.log.warn({ requestId, origin: request.headers.origin }, 'form from another site refused');
      return sendText(
        response,
        403,
        'This form did not come from our own pages. Open the page again and send it from there.',
      );
    }
    if (!reading && !isSmall(request)) return refuseBody(response);
    await sendRendered(request, response, key, reading, requestId);
  }

  async function sendRendered(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    reading: boolean,
    requestId: string,
  ) {
    const locals = { ...options.locals, requestId, clientAddress: clientAddress(request, options.trustedProxies) };
    const mayKeep = reading && key.length <= longestKey;
    // Many who ask for one page while it is made wait for it together; whoever is signed in gets a page of their own.
    const waiting = mayKeep && !request.headers.cookie ? inProgress.get(key) : undefined;
    const shared = waiting && (await waiting);
    if (shared && 'forms' in shared) return sendKept(request, response, shared);
    const making = renderAndKeep(request, key, mayKeep, locals);
    if (mayKeep && !inProgress.has(key)) {
      inProgress.set(key, making);
      making.finally(() => inProgress.delete(key)).catch(() => undefined);
    }
    const page = await making;
    if ('forms' in page) return sendKept(request, response, page);
    // A page we still hold is better than an error; the 503 page is for those we do not.
    const held = page.status >= 500 && reading ? pages.find(key)?.page : undefined;
    return held ? sendKept(request, response, held) : sendOnce(request, response, page);
  }

  async function renderAndKeep(request: IncomingMessage, key: string, mayKeep: boolean, locals: object) {
    const begun = pages.begin();
    const rendered = await renderPage(options.astro, request, locals);
    if (!mayKeep || secondsToKeep(rendered) === 0) return rendered;
    const kept = await pageToKeep(rendered, { common, cacheControl: 'public, max-age=0, must-revalidate' });
    const page = { ...kept, tags: tagsOf(rendered), freshUntil: Date.now() + secondsToKeep(rendered) * 1000 };
    pages.store(key, page, begun);
    return page;
  }

  async function sendReadiness(response: ServerResponse): Promise<void> {
    const problems = await options.findProblems();
    sendText(response, problems.length ? 503 : 200, problems.length ? problems.join('\n') : 'ready');
  }

  const server = createServer((request, response) => {
    // The whole of most visits. Nothing is logged of them one by one: a log line costs more than the page.
    const kept = isReading(request) ? pages.find(request.url ?? '/') : undefined;
    if (kept && !kept.stale) return sendKept(request, response, kept.page);
    const asset = isReading(request) ? assets.get(request.url?.split('?')[0] ?? '') : undefined;
    if (asset) return sendKept(request, response, asset);
    const requestId = randomUUID();
    const begun = performance.now();
    setHeaders(response, common);
    response.setHeader('x-request-id', requestId);
    response.once('finish', () => {
      const milliseconds = Math.round(performance.now() - begun);
      const address = (request.url ?? '').split('?')[0];
      options.log.info(
        { requestId, method: request.method, path: address, status: response.statusCode, milliseconds },
        'request',
      );
    });
    answer(request, response, requestId).catch((error: unknown) => {
      options.log.error({ requestId, error }, 'request failed');
      if (!response.headersSent)
        sendText(response, 500, `Something went wrong on our side. Quote ${requestId} when you write to us.`);
      else response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  return { server, pages };
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Browsers and payment providers say how much they send; whoever does not could send without end. */
function isSmall({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= largestBody;
}

function refuseBody(response: ServerResponse): void {
  response.setHeader('connection', 'close');
  sendText(response, 413, 'What was sent is too large, or does not say how large it is.');
}
