import { parseReference, type ReferencePrefix, referencePrefixes } from '#src/shared/ids.ts';

export interface TypedNumber {
  typed: string;
  /** Null where it cannot be the number of a certificate. */
  number: string | null;
  /** What it is the number of instead, where its check character fits that; or the number of a tax document. */
  isOf: Exclude<ReferencePrefix, 'C'> | 'paper' | null;
  /** How often it was given. */
  times: number;
}

/**
 * The certificate numbers in a text as people paste them: one a line, or with commas, semicolons or spaces between. A line
 * that is one number spelt with spaces counts as one. Each number once, in the order given, with how often it was.
 */
export function typedNumbers(text: string): TypedNumber[] {
  const parts = text.split(/[\n\r\t,;]+/).flatMap((part) => (parseReference(part, 'C') ? [part] : part.split(/\s+/)));
  const read = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((typed) => ({ typed, number: parseReference(typed, 'C') }));
  const alike = Map.groupBy(read, ({ number, typed }) => number ?? typed);
  return [...alike.values()].flatMap(([first, ...again]) =>
    first ? [{ ...first, isOf: first.number ? null : ofWhat(first.typed), times: again.length + 1 }] : [],
  );
}

/** What a number that is no certificate's is taken from: people type what stands largest on the paper in their hand. */
export function ofWhat(typed: string): TypedNumber['isOf'] {
  const isOther = (prefix: ReferencePrefix): prefix is Exclude<ReferencePrefix, 'C'> =>
    prefix !== 'C' && parseReference(typed, prefix) !== null;
  return referencePrefixes.find(isOther) ?? (isPaperNumber(typed) ? 'paper' : null);
}

/** Invoices and adjustment notes are numbered in sequence: `INV-000123`. */
function isPaperNumber(typed: string): boolean {
  return /^(INV|ADJ)[\s\-–—]*\d+$/i.test(typed);
}
