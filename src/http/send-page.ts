import type { IncomingMessage, ServerResponse } from 'node:http';
import { chosenEncoding, compressOnce, isCompressible } from './compression.ts';
import type { StoredAnswer } from './kept-page.ts';
import type { RenderedPage } from './render-page.ts';
import { setHeaders } from './security-headers.ts';

/** Sends a page or a file from memory. Everything about the answer was worked out when the page was kept. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: StoredAnswer): void {
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, page.unchangedHeaders).end();
    return;
  }
  const { headers, body } = page.forms[chosenEncoding(request)];
  response.writeHead(page.status, headers).end(request.method === 'HEAD' ? undefined : body);
}

/** Sends a page that was made for this request alone. */
export async function sendOnce(request: IncomingMessage, response: ServerResponse, page: RenderedPage): Promise<void> {
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

/** Sends a line of plain text: to machines, and to people where no page can be had. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}
