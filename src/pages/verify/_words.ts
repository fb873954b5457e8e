import type { CheckedNumber } from '#src/certificates/index.ts';

/** What somebody typed instead of the number of a certificate, where that can be told. */
export const otherNumberWords: Record<NonNullable<CheckedNumber['isOf']>, string> = {
  A: 'This is the number of a booking. A certificate’s begins with C.',
  T: 'This is the number of a ticket. A certificate’s begins with C.',
  V: 'This is the code of a voucher. A certificate’s begins with C.',
  paper: 'This is the number of an invoice or adjustment note. A certificate’s begins with C.',
};
