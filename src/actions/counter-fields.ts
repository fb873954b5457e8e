import { z } from 'astro/zod';
import { linesOf, parseDollars } from '#src/catalogue/index.ts';
import { date } from './fields.ts';

/** Text of several lines, as it was typed but for the space around it. */
export function text(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `Use at most ${longest} characters`)
    .nullish()
    .transform((typed) => typed ?? '');
}

/** A list with one entry a line. */
export function lines() {
  return text(8_000).transform(linesOf);
}

/** A text box that is read line by line: `read` gives what it says, or the line that it cannot read. */
export function readText<Read extends object>(
  read: (typed: string) => Read | { line: number; text: string },
  shape: string,
) {
  return text(20_000).transform((typed, context) => {
    const found = read(typed);
    if (!('line' in found)) return found;
    const shown = found.text.length > 60 ? `${found.text.slice(0, 60)}…` : found.text;
    context.addIssue({ code: 'custom', message: `Line ${found.line}, “${shown}”, is not in the form ${shape}` });
    return z.NEVER;
  });
}

/** A whole number between two others. */
export function whole(missing: string, { min, max }: { min: number; max: number }) {
  return z
    .string(missing)
    .trim()
    .regex(/^\d{1,9}$/, missing)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `Enter a whole number from ${min} to ${max}`);
}

/** A whole number from 1, or nothing. */
export function optionalWhole(max: number) {
  return optional(/^\d{1,9}$/, 'Enter a whole number, or leave it empty')
    .transform((typed) => (typed === null ? null : Number(typed)))
    .refine((number) => number === null || (number >= 1 && number <= max), `Enter a whole number from 1 to ${max}`);
}

/** Dollars and cents as cents. */
export function dollarsField(missing: string) {
  return z.string(missing).transform((typed, context) => {
    const cents = parseDollars(typed);
    if (cents === null) context.addIssue({ code: 'custom', message: missing });
    return cents ?? 0;
  });
}

/** Dollars and cents as cents, or nothing. */
export function optionalDollars() {
  return z
    .string()
    .nullish()
    .transform((typed, context) => {
      if (!typed?.trim()) return null;
      const cents = parseDollars(typed);
      if (cents === null) context.addIssue({ code: 'custom', message: 'Enter dollars like 385.00, or leave it empty' });
      return cents;
    });
}

/** A date 'YYYY-MM-DD', or nothing. */
export function optionalDate() {
  return z
    .string()
    .nullish()
    .transform((typed) => typed || null)
    .pipe(date('Enter a date').nullable());
}

/** The mark of the row that the form was filled in from. */
export function mark() {
  return z.iso.datetime('This form is too old: load the page again').transform((typed) => new Date(typed));
}

/** One column of a form that repeats its rows; an empty cell is ''. */
export function column(longest: number) {
  return z.array(z.string().trim().max(longest, `Use at most ${longest} characters`)).max(60);
}

function optional(shape: RegExp, wrong: string) {
  return z
    .string()
    .trim()
    .nullish()
    .transform((typed) => typed || null)
    .refine((typed) => typed === null || shape.test(typed), wrong);
}
