/** Integer cents of Australian dollars. Never a float of dollars. */
export type Cents = number;

const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });

/** "$385.00", "-$20.50"; whole dollars keep their cents, because a price is quoted as it is charged. */
export function formatMoney(cents: Cents): string {
  return dollars.format(cents / 100);
}

/**
 * The GST inside a GST-inclusive taxable total: one eleventh, rounded to the cent, half up.
 * Source: A New Tax System (Goods and Services Tax) Act 1999 s 9-70 and s 9-90 (total-invoice rounding), read 2026-11.
 */
export function gstWithin(taxableCents: Cents): Cents {
  return Math.sign(taxableCents) * Math.floor((2 * Math.abs(taxableCents) + 11) / 22);
}
