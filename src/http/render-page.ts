import type { IncomingMessage } from 'node:http';
import { CapturedResponse } from './captured-response.ts';

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

/**
 * Lets Astro answer, and gives the whole answer, also to HEAD: what is kept must be whole, and node:http leaves the body out.
 * An address without a route gets the 404 page.
 */
export async function renderPage(astro: AstroHandler, request: IncomingMessage, locals: object): Promise<RenderedPage> {
  if (request.method === 'HEAD') request.method = 'GET';
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

/** The tags by which the page asks to be dropped. */
export function tagsOf({ headers }: RenderedPage): string[] {
  return String(headers['cache-tag'] ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}
