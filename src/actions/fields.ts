import { z } from 'astro/zod';
import { parseAbn, whyNotAbn } from '#src/shared/abn.ts';

/** A line that must be filled in. `missing` says what to do when it is not. */
export function line(missing: string, longest: number) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest} characters`)
    .refine(isOneLine, 'Use one line of plain text');
}

/**
 * Somebody's name, or an organisation's. It stands in mails to people who have never heard of us, so it may not be an advertisement with a link.
 */
export function personName(missing: string, longest = 120) {
  return line(missing, longest).refine(isNoLink, noLink);
}

export const noLink = 'Use a name without a web or mail address';

const endings =
  'com|net|org|info|biz|io|co|au|nz|uk|us|eu|de|ru|cn|in|me|app|dev|xyz|top|site|online|shop|store|link|click|ly|gl|tk';
const address = new RegExp(`://|\\bwww\\.|@|[a-z0-9-]{2,}\\.(?:${endings})(?![a-z])`, 'i');

/** Whether nothing in it would become a link in a mail program. "J. Smith" and "St. John" are names. */
export function isNoLink(text: string): boolean {
  return !address.test(text);
}

/** A date 'YYYY-MM-DD' of a year that somebody alive may mean. PostgreSQL knows no year 0, and far ones break arithmetic. */
export function date(missing: string) {
  return z.iso
    .date({ error: missing, abort: true })
    .refine((day) => day >= '1970-01-01' && day <= '2100-12-31', 'Enter a year from 1970 to 2100');
}

/** A line that may stay empty: null then. */
export function optionalLine(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `Use at most ${longest} characters`)
    .refine(isOneLine, 'Use one line of plain text')
    .nullish()
    .transform((typed) => typed || null);
}

/** Somebody's e-mail, in the form that mail servers take. */
export function email(missing = 'Enter your e-mail') {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(254, 'Use at most 254 characters')
    .pipe(z.email('Enter an e-mail like name@example.com'));
}

/** Somebody's e-mail, or nothing: null then. */
export function optionalEmail() {
  return z
    .string()
    .trim()
    .max(254, 'Use at most 254 characters')
    .nullish()
    .transform((typed) => typed || null)
    .pipe(z.email('Enter an e-mail like name@example.com, or leave it empty').nullable());
}

/** An ABN, spaces or none, as its eleven digits; refused with the reason. */
export function abn(missing: string) {
  return line(missing, 20).transform((typed, context) => {
    const digits = parseAbn(typed);
    if (digits) return digits;
    const message =
      whyNotAbn(typed) === 'not-eleven-digits'
        ? 'An ABN has eleven digits'
        : 'Not an ABN: its check digits do not fit, so one of the digits is mistyped';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A password as it was typed: nothing is trimmed. How long and how good it must be is not asked here. */
export function password(missing = 'Enter your password') {
  return z.string(missing).max(1000, 'Use at most 200 characters');
}

/** The token of a mailed link, from a hidden field. Whatever is wrong with it, the link is dead: the use case says so. */
export function token() {
  return z
    .string()
    .max(200)
    .nullish()
    .transform((typed) => typed ?? '');
}

/** Where to go afterwards, from a hidden field. Read with `returnPath`. */
export function wanted() {
  return z.string().max(2000).nullish();
}

/** No line breaks or other control characters, which have no place in a name or a header. */
function isOneLine(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
