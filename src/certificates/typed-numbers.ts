import { parseReference } from '#src/shared/ids.ts';

export interface TypedNumber {
  typed: string;
  /** Null where it cannot be the number of a certificate. */
  number: string | null;
}

/**
 * The certificate numbers in a text as people paste them: one a line, or with commas, semicolons or spaces between. A line
 * that is one number spelt with spaces counts as one. Each number once, in the order given.
 */
export function typedNumbers(text: string): TypedNumber[] {
  const parts = text.split(/[\n\r\t,;]+/).flatMap((part) => (parseReference(part, 'C') ? [part] : part.split(/\s+/)));
  const read = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((typed) => ({ typed, number: parseReference(typed, 'C') }));
  return [...new Map(read.map((each) => [each.number ?? each.typed, each])).values()];
}
