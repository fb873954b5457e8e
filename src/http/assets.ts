import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pageToKeep, type StoredAnswer } from './kept-page.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Files that the build named after their content never change under their name. */
const forEver = 'public, max-age=31536000, immutable';
const askAgain = 'public, max-age=0, must-revalidate';

/**
 * The built files, read and compressed once, by their address. They are few and small, and a server that holds them keeps
 * serving the pages it was built with while the next build replaces the folder.
 */
export async function readAssets(folder: string, common: Record<string, string>): Promise<Map<string, StoredAnswer>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  const assets = files.map(async (name) => {
    const address = `/${name.split(path.sep).join('/')}`;
    const headers = { 'content-type': typeOf(address) };
    const cacheControl = address.startsWith('/_astro/') ? forEver : askAgain;
    const body = readFileSync(path.join(folder, name));
    return [address, await pageToKeep({ status: 200, headers, body }, { common, cacheControl })] as const;
  });
  return new Map(await Promise.all(assets));
}

function typeOf(address: string): string {
  if (address.endsWith('/speculation-rules.json')) return 'application/speculationrules+json';
  return types[path.extname(address)] ?? 'application/octet-stream';
}
