import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import type { Log } from '#src/shared/log.ts';
import { clientAddress } from './client-address.ts';
import { chosenEncoding, compressOnce, isCompressible } from './compression.ts';
import { createPageCache, type PageCache, type StoredPage } from './page-cache.ts';
import { type AstroHandler, pageToKeep, renderPage, type RenderedPage, secondsToKeep } from './render-page.ts';
import { isFromOurPages } from './same-origin.ts';
import { securityHeaders, setHeaders } from './security-headers.ts';

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

/** The web server in front of Astro: health, static files, finished pages from memory, everything else rendered. */
export function createSiteServer(options: SiteOptions): { server: Server; pages: PageCache } {
  const pages = createPageCache({ now: Date.now, maxBytes: cacheBytes });
  const inProgress = new Map<string, Promise<StoredPage | RenderedPage>>();
  const common = securityHeaders({
    checkoutOrigin: options.checkoutOrigin,
    https: options.siteUrl.startsWith('https:'),
  });
  const files = sirv(options.clientFolder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, file) => {
      if (file.startsWith('/_astro/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      if (path.extname(file) === '.json') response.setHeader('Content-Type', contentTypeOfJson(file));
    },
  });

  async function answer(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    const key = request.url ?? '/';
    if (reading) {
      const kept = pages.find(key);
      if (kept && !kept.stale) return sendKept(request, response, kept.page);
      if (key === '/healthz') return sendText(response, 200, 'ok');
      if (key === '/readyz') return sendReadiness(response);
      const served = await new Promise<boolean>((resolve) => {
        response.once('close', () => resolve(true));
        files(request, response, () => resolve(false));
      });
      if (served) return;
    } else if (!isFromOurPages(request)) {
      options.log.warn({ requestId, origin: request.headers.origin }, 'form from another site refused');
      return sendText(
        response,
        403,
        'This form did not come from our own pages. Open the page again and send it from there.',
      );
    }
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
    const waiting = mayKeep ? inProgress.get(key) : undefined;
    const shared = waiting && (await waiting);
    if (shared && 'bodies' in shared) return sendKept(request, response, shared);
    const making = renderAndKeep(request, key, mayKeep, locals);
    if (mayKeep && !inProgress.has(key)) {
      inProgress.set(key, making);
      making.finally(() => inProgress.delete(key)).catch(() => undefined);
    }
    const page = await making;
    if ('bodies' in page) return sendKept(request, response, page);
    // A page we still hold is better than an error; the 503 page is for those we do not.
    const held = page.status >= 500 && reading ? pages.find(key)?.page : undefined;
    return held ? sendKept(request, response, held) : sendOnce(request, response, page);
  }

  async function renderAndKeep(request: IncomingMessage, key: string, mayKeep: boolean, locals: object) {
    const begun = pages.begin();
    const rendered = await renderPage(options.astro, request, locals);
    if (!mayKeep || secondsToKeep(rendered) === 0) return rendered;
    const page = await pageToKeep(rendered, Date.now());
    pages.store(key, page, begun);
    return page;
  }

  async function sendReadiness(response: ServerResponse): Promise<void> {
    const problems = await options.findProblems();
    sendText(response, problems.length ? 503 : 200, problems.length ? problems.join('\n') : 'ready');
  }

  const server = createServer((request, response) => {
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

function sendKept(request: IncomingMessage, response: ServerResponse, page: StoredPage): void {
  setHeaders(response, page.headers);
  response.setHeader('etag', page.etag);
  response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  response.setHeader('vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = chosenEncoding(request);
  const body = page.bodies[encoding];
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.writeHead(page.status).end(request.method === 'HEAD' ? undefined : body);
}

async function sendOnce(request: IncomingMessage, response: ServerResponse, page: RenderedPage): Promise<void> {
  const { 'cdn-cache-control': _, 'cache-tag': __, ...headers } = page.headers;
  setHeaders(response, headers);
  if (!headers['cache-control']) response.setHeader('cache-control', 'private, no-store');
  const encoding =
    isCompressible(String(headers['content-type'])) && page.body.length > 1000 ? chosenEncoding(request) : 'identity';
  const body = await compressOnce(page.body, encoding);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('vary', 'Accept-Encoding, Cookie');
  response.setHeader('content-length', body.length);
  response.writeHead(page.status).end(request.method === 'HEAD' ? undefined : body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}

function contentTypeOfJson(file: string): string {
  return file.endsWith('speculation-rules.json')
    ? 'application/speculationrules+json'
    : 'application/json; charset=utf-8';
}
