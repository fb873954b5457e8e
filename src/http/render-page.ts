import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** Who asks, and the answer that they wait for. */
export interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Lets Astro answer, and gives the whole answer, also to HEAD: what is kept must be whole, and node:http leaves the body out.
 * An address without a route gets the 404 page. Gives null for a file in parts, which is on its way to the visitor.
 */
export async function renderPage(astro: AstroHandler, asked: Asked, locals: object): Promise<RenderedPage | null> {
  const { request } = asked;
  const isHeadOnly = request.method === 'HEAD';
  if (isHeadOnly) request.method = 'GET';
  const response = new CapturedResponse(request, { visitor: asked.response, isHeadOnly });
  let unmatched = false;
  const rendered = astro(request, response, () => (unmatched = true), locals);
  await Promise.race([rendered, response.done]);
  if (unmatched && request.url !== '/404') {
    request.url = '/404';
    return renderPage(astro, asked, locals);
  }
  if (unmatched) return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Not found') };
  await response.done;
  return response.answer;
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
