import { createHash, randomInt, randomUUID } from 'node:crypto';

/** A new row id. Random, so that knowing one tells nothing about another. */
export function newId(): string {
  return randomUUID();
}

/** The row id that belongs to this text, always the same, so that whatever is sent again is recognised. */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Whether the text can be a row id at all: what stands in an address is anybody's to type. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/**
 * Crockford's base 32 (no I, L, O, U, so a number can be read out over the phone) without its last letter: 31 is prime,
 * so the check character below sees every single mistyped character and every swap of neighbours.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const bodyLength = 10;

/** What a public number starts with: A order, C certificate, T ticket, V voucher. */
export const referencePrefixes = ['A', 'C', 'T', 'V'] as const;
export type ReferencePrefix = (typeof referencePrefixes)[number];

/** A public number such as `C-7K2QF-93DMX-R`: prefix, ten random characters (49 bits), check character. */
export function newReference(prefix: ReferencePrefix): string {
  const body = Array.from({ length: bodyLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return `${prefix}-${body.slice(0, 5)}-${body.slice(5)}-${checkCharacter(prefix + body)}`;
}

/**
 * What somebody typed, as the number it means, or null when it cannot be one: case, spaces and hyphens do not matter,
 * I and L are read as 1, O as 0 (Crockford), and the check character must fit.
 */
export function parseReference(typed: string, prefix: ReferencePrefix): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (plain.length !== bodyLength + 2 || !plain.startsWith(prefix)) return null;
  const body = plain.slice(1, -1);
  if (![...body].every((character) => alphabet.includes(character))) return null;
  if (plain.at(-1) !== checkCharacter(prefix + body)) return null;
  return `${prefix}-${body.slice(0, 5)}-${body.slice(5)}-${plain.at(-1)}`;
}

function checkCharacter(text: string): string {
  const sum = [...text].reduce((total, character, index) => total + alphabet.indexOf(character) * (index + 2), 0);
  return alphabet.charAt(sum % alphabet.length);
}
