import { type Course, priceWords } from '#src/catalogue/index.ts';
import type { PublicPrice } from '#src/orders/index.ts';
import { formatMoney, gstWithin } from '#src/shared/money.ts';
import { changeWords, wasWords } from './prices-now.ts';

/** The price of a seat as it is charged, the GST in it, and what is paid to others. */
export function priceOf(course: Pick<Course, 'gst' | 'alsoPay'>, cents: number, gstRegistered: boolean) {
  const taxed = gstRegistered && cents > 0;
  return {
    price: priceWords(cents),
    gst: !taxed ? undefined : course.gst === 'taxable' ? `Includes ${formatMoney(gstWithin(cents))} GST` : 'GST-free',
    alsoPay: course.alsoPay.map(({ label, to, cents: amount }) => ({
      ...{ label, to },
      amount: amount === null ? 'ask them' : formatMoney(amount),
    })),
  };
}

/** The same for a price with rules: what it was before they took something off, and how it changes. */
export function changingPriceOf(
  course: Pick<Course, 'gst' | 'alsoPay'>,
  price: PublicPrice,
  { timeZone, gstRegistered }: { timeZone: string | null; gstRegistered: boolean },
) {
  return {
    ...priceOf(course, price.nowCents, gstRegistered),
    was: wasWords(price),
    changes: changeWords(price, timeZone),
  };
}
