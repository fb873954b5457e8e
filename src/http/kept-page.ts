import { createHash } from 'node:crypto';
import { compressForKeeping, type Encoding, isCompressible } from './compression.ts';
import type { RenderedPage } from './render-page.ts';

/** A finished answer, ready for any browser. */
export interface StoredAnswer {
  status: number;
  etag: string;
  /** The answer in each encoding: its headers as names and values in turn, ready to be written, and its body. */
  forms: Record<Encoding, { headers: string[]; body: Buffer }>;
  /** For a browser that has it already. */
  unchangedHeaders: string[];
}

interface Facts {
  /** The headers every answer carries. */
  common: Record<string, string>;
  cacheControl: string;
}

/** The answer as it is kept: compressed both ways, with `common` and its own headers, without those meant for the cache. */
export async function pageToKeep(rendered: RenderedPage, { common, cacheControl }: Facts): Promise<StoredAnswer> {
  const { 'cdn-cache-control': _, 'cache-tag': __, ...own } = rendered.headers;
  const etag = `"${createHash('sha256').update(rendered.body).digest('base64url').slice(0, 22)}"`;
  const caching = { etag, vary: 'Accept-Encoding', 'cache-control': cacheControl };
  const plain = { headers: { ...common, ...own, ...caching }, body: rendered.body };
  const identity = form(plain, 'identity', rendered.body);
  const unchangedHeaders = inTurn({ ...common, ...caching });
  const { status } = rendered;
  if (!isCompressible(String(own['content-type'])))
    return { status, etag, forms: { identity, gzip: identity, br: identity }, unchangedHeaders };
  const bodies = await compressForKeeping(rendered.body);
  const forms = { identity, gzip: form(plain, 'gzip', bodies.gzip), br: form(plain, 'br', bodies.br) };
  return { status, etag, forms, unchangedHeaders };
}

function form({ headers }: Pick<RenderedPage, 'headers'>, encoding: Encoding, body: Buffer) {
  const encoded: Record<string, string> = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return { body, headers: inTurn({ ...headers, ...encoded, 'content-length': String(body.length) }) };
}

function inTurn(headers: Record<string, string | string[]>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap((each) => [name, each]));
}
