import { randomUUID } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Log } from '#src/shared/log.ts';
import { readAssets } from './assets.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import { isReading, type PageMaking, sendPage, type Visit } from './make-page.ts';
import type { AstroHandler } from './render-page.ts';
import { isFromOurPages } from './same-origin.ts';
import { isSmallEnough, limitTime, refuseBody } from './request-body.ts';
import { securityHeaders, setHeaders } from './security-headers.ts';
import { sendKept, sendText } from './send-page.ts';

interface SiteOptions {
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
const notFromOurPages = 'This form did not come from our own pages. Open the page again and send it from there.';

/** The web server in front of Astro: health, static files, finished pages from memory, everything else rendered. */
export async function createSiteServer(options: SiteOptions): Promise<{ server: Server; pages: PageCache }> {
  const pages = createPageCache({ now: Date.now, maxBytes: cacheBytes });
  const common = securityHeaders({
    checkoutOrigin: options.checkoutOrigin,
    https: options.siteUrl.startsWith('https:'),
  });
  const assets = await readAssets(options.clientFolder, common);
  const making: PageMaking = { ...options, pages, common, inProgress: new Map() };
  const server = createServer((request, response) => {
    limitTime(request);
    // The whole of most visits. Nothing is logged of them one by one: a log line costs more than the page.
    const kept = isReading(request) ? pages.find(request.url ?? '/') : undefined;
    if (kept && !kept.stale) return sendKept(request, response, kept.page);
    const asset = isReading(request) ? assets.get(request.url?.split('?')[0] ?? '') : undefined;
    if (asset) return sendKept(request, response, asset);
    const visit = { request, response, requestId: randomUUID() };
    setHeaders(response, common);
    response.setHeader('x-request-id', visit.requestId);
    logWhenSent(options.log, visit);
    answer(options, making, visit).catch((error: unknown) => sendFailure(options.log, visit, error));
  });
  server.headersTimeout = 30_000;
  // The longest upload; see `limitTime` for the rest.
  server.requestTimeout = 3_600_000;
  return { server, pages };
}

function logWhenSent(log: Log, { request, response, requestId }: Visit): void {
  const begun = performance.now();
  response.once('finish', () => {
    const milliseconds = Math.round(performance.now() - begun);
    const path = (request.url ?? '').split('?')[0];
    log.info({ requestId, method: request.method, path, status: response.statusCode, milliseconds }, 'request');
  });
}

async function answer(options: SiteOptions, making: PageMaking, visit: Visit): Promise<void> {
  const { request, response, requestId } = visit;
  // Astro throws at it.
  if (!isDecodable(request.url?.split('?')[0] ?? '')) request.url = '/404';
  if (isReading(request)) {
    if (request.url === '/healthz') return sendText(response, 200, 'ok');
    if (request.url === '/readyz') return sendReadiness(response, await options.findProblems());
  } else {
    if (!isFromOurPages(request)) {
      options.log.warn({ requestId, origin: request.headers.origin }, 'form from another site refused');
      return sendText(response, 403, notFromOurPages);
    }
    if (!isSmallEnough(request)) return refuseBody(request, response);
  }
  await sendPage(making, visit);
}

/** Not so with a percent sign before what is no letter of UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}

function sendReadiness(response: ServerResponse, problems: string[]): void {
  sendText(response, problems.length ? 503 : 200, problems.length ? problems.join('\n') : 'ready');
}

function sendFailure(log: Log, { response, requestId }: Visit, error: unknown): void {
  log.error({ requestId, error }, 'request failed');
  if (response.headersSent) response.destroy();
  else sendText(response, 500, `Something went wrong on our side. Quote ${requestId} when you write to us.`);
}
