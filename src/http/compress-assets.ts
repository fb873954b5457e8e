import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

// Run after the build: every text asset also stands beside itself compressed, so that serving it costs nothing.
const folder = fileURLToPath(new URL('../../dist/client/', import.meta.url));
const text = new Set(['.css', '.js', '.json', '.svg', '.txt', '.xml', '.webmanifest']);

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const file = path.join(folder, name);
  if (!statSync(file).isFile() || !text.has(path.extname(file))) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
