import { timingSafeEqual } from 'node:crypto';

/** Whether a secret that somebody gave is the one expected. How long it takes tells nothing about how much of it was right. */
export function isSameSecret(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
