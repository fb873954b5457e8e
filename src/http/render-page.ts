import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CapturedResponse } from './captured-response.ts';
import { compressForKeeping, type Encoding } from './compression.ts';
import type { StoredPage } from './page-cache.ts';

/** Astro's built handler: pages, actions and endpoints. */
export type AstroHandler = (
  request: IncomingMessage,
  response: CapturedResponse,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void>;

export interface RenderedPage {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Lets Astro answer, and gives the whole answer. An address without a route gets the 404 page. */
export async function renderPage(astro: AstroHandler, request: IncomingMessage, locals: object): Promise<RenderedPage> {
  const response = new CapturedResponse(request);
  let unmatched = false;
  await astro(request, response, () => (unmatched = true), locals);
  if (unmatched && request.url !== '/404') {
    request.url = '/404';
    return renderPage(astro, request, locals);
  }
  if (unmatched) return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Not found') };
  await response.done;
  return response.captured;
}

/** Seconds the page says it may be kept, as CDN-Cache-Control; 0 when it may not. */
export function secondsToKeep({ status, headers }: RenderedPage): number {
  if (status !== 200 || headers['set-cookie'] !== undefined) return 0;
  return Number(/max-age=(\d+)/.exec(String(headers['cdn-cache-control'] ?? ''))?.[1] ?? 0);
}

/** The page as it is kept: compressed both ways, with `common` and its own headers, without those meant for the cache. */
export async function pageToKeep(
  rendered: RenderedPage,
  now: number,
  common: Record<string, string>,
): Promise<StoredPage> {
  const { 'cdn-cache-control': _, 'cache-tag': tags, ...own } = rendered.headers;
  const etag = `"${createHash('sha256').update(rendered.body).digest('base64url').slice(0, 22)}"`;
  const caching = { etag, vary: 'Accept-Encoding', 'cache-control': 'public, max-age=0, must-revalidate' };
  const bodies = await compressForKeeping(rendered.body);
  const form = (encoding: Encoding) => ({
    body: bodies[encoding],
    headers: inTurn({
      ...common,
      ...own,
      ...caching,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(bodies[encoding].length),
    }),
  });
  return {
    status: rendered.status,
    etag,
    forms: { identity: form('identity'), gzip: form('gzip'), br: form('br') },
    unchangedHeaders: inTurn({ ...common, ...caching }),
    tags: String(tags ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    freshUntil: now + secondsToKeep(rendered) * 1000,
  };
}

function inTurn(headers: Record<string, string | string[]>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap((each) => [name, each]));
}
