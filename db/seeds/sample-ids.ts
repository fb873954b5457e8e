import { createHash } from 'node:crypto';
import { parseReference, type ReferencePrefix } from '#src/shared/ids.ts';

/** The row id of a sample thing: always the same for the same name, so that seeding can tell its own rows. */
export function sampleId(kind: string, name: string | number): string {
  const hex = digest(`${kind}:${name}`).toString('hex');
  // A version 8 UUID (RFC 9562): sixteen bytes of our own choosing.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const characters = '0123456789ABCDEFGHJKMNPQRSTVWXY';

/** A public number with a fitting check character, always the same for the same name. */
export function sampleReference(prefix: ReferencePrefix, name: string): string {
  const bytes = digest(`reference:${prefix}:${name}`).subarray(0, 10);
  const body = Array.from(bytes, (byte) => characters.charAt(byte % characters.length)).join('');
  for (const check of characters) {
    const reference = parseReference(prefix + body + check, prefix);
    if (reference) return reference;
  }
  throw new Error(`No check character fits ${prefix}${body}`);
}

/** A whole number below `limit`, always the same for the same name. */
export function sampleNumber(name: string, limit: number): number {
  return digest(`number:${name}`).readUInt32BE(0) % limit;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(`accrue sample ${text}`).digest();
}
