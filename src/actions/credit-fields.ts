import { z } from 'astro/zod';

/** An exact decimal with at most three places; a decimal comma is read as a point. */
export function decimal(missing: string) {
  return z
    .string(missing)
    .trim()
    .transform((typed) => typed.replace(',', '.'))
    .refine((typed) => /^\d{1,5}(\.\d{1,3})?$/.test(typed), missing);
}

/** An exact decimal, or nothing. */
export function optionalDecimal(wrong: string) {
  return z
    .string()
    .trim()
    .nullish()
    .transform((typed) => typed?.replace(',', '.') || null)
    .refine((typed) => typed === null || /^\d{1,5}(\.\d{1,3})?$/.test(typed), wrong);
}

/** An uploaded file with its bytes; null when none was chosen, which browsers send as a file without a name or bytes. */
export function upload() {
  return z
    .instanceof(File)
    .nullish()
    .transform(async (file) => {
      if (!file || (file.name === '' && file.size === 0)) return null;
      return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
    });
}
