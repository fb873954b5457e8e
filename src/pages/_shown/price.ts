import { type Course, priceWords } from '#src/catalogue/index.ts';
import { formatMoney, gstWithin } from '#src/shared/money.ts';

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
