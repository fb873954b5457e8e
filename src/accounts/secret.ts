import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that fit a URL. Whoever holds them may do what they stand for; we keep only their hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored instead of a secret. A plain hash will do: there is nothing to guess in 256 random bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
