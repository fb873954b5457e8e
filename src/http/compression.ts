import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

const compressible =
  /^(text\/|application\/(json|javascript|xml|manifest\+json|ld\+json|rss\+xml|speculationrules\+json)|image\/svg)/;

export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send one of a few texts: each is read once. */
const read = new Map<string, Encoding>();
const mostRead = 200;

/** The best encoding this browser accepts. */
export function chosenEncoding(request: IncomingMessage): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const known = read.get(accepted);
  if (known) return known;
  const encoding = bestOf(accepted);
  if (read.size < mostRead) read.set(accepted, encoding);
  return encoding;
}

function bestOf(accepted: string): Encoding {
  if (/\bbr\b(?!;\s*q=0(\.0+)?\b)/.test(accepted)) return 'br';
  return /\bgzip\b(?!;\s*q=0(\.0+)?\b)/.test(accepted) ? 'gzip' : 'identity';
}

export function isCompressible(contentType: string | undefined): boolean {
  return compressible.test(contentType ?? '');
}

/** Once for a page that is kept: worth the time. Quality 9 takes some 5 ms for 60 kB. */
export async function compressForKeeping(body: Buffer): Promise<{ identity: Buffer; gzip: Buffer; br: Buffer }> {
  const [zipped, br] = await Promise.all([gzip(body, { level: 9 }), brotliAt(body, 9)]);
  return { identity: body, gzip: zipped, br };
}

/** For a page that is sent once: quick. */
export async function compressOnce(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body;
  return encoding === 'gzip' ? gzip(body, { level: 5 }) : brotliAt(body, 4);
}

function brotliAt(body: Buffer, quality: number): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = zlib.constants;
  const params = {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_SIZE_HINT]: body.length,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
  };
  return brotli(body, { params });
}
