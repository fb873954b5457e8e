import { randomBytes } from 'node:crypto';

/** The year a key is for, and a letter where one year needed a second. */
const form = /^(\d{4}(?:-[a-z])?):([A-Za-z0-9_-]{43})$/;

interface IssuerKey {
  name: string;
  /** The 32 bytes that an Ed25519 key pair is made from. Whoever has them can sign as the provider. */
  seed: Uint8Array;
}

/** The setting ISSUER_KEY, such as `2026:` and 43 characters (base64url); null when it is not one. */
export function readIssuerKey(setting: string): IssuerKey | null {
  const [, name, encoded] = form.exec(setting) ?? [];
  if (!name || !encoded) return null;
  const seed = Buffer.from(encoded, 'base64url');
  // The last of 43 characters carries two bits that mean nothing: another spelling is a slip of the hand.
  return seed.length === 32 && seed.toString('base64url') === encoded ? { name, seed } : null;
}

/** A new key as the setting ISSUER_KEY holds it. */
export function newIssuerKey(name: string): string {
  return `${name}:${randomBytes(32).toString('base64url')}`;
}
