import { gstWithin } from '#src/shared/money.ts';

export interface PricedItem {
  unitCents: number;
  quantity: number;
  taxable: boolean;
}

interface PricedLine {
  totalCents: number;
  gstCents: number;
  /** GST of each seat of the line, in order; adds up to `gstCents`. */
  seatGstCents: number[];
}

/**
 * Totals and GST of an order's lines. GST is one eleventh of the taxable total, rounded once (A New Tax System (Goods and
 * Services Tax) Act 1999 s 9-90, total invoice rule); lines and seats get the differences of the rounded running total, so
 * that the parts always add up to the whole.
 */
export function priceLines(items: PricedItem[]): { lines: PricedLine[]; totalCents: number; gstCents: number } {
  let runningTaxable = 0;
  let runningGst = 0;
  const lines = items.map(({ unitCents, quantity, taxable }) => {
    const seatGstCents = Array.from({ length: quantity }, () => {
      if (!taxable) return 0;
      runningTaxable += unitCents;
      const gst = gstWithin(runningTaxable) - runningGst;
      runningGst += gst;
      return gst;
    });
    return {
      totalCents: unitCents * quantity,
      gstCents: seatGstCents.reduce((sum, gst) => sum + gst, 0),
      seatGstCents,
    };
  });
  return { lines, totalCents: lines.reduce((sum, line) => sum + line.totalCents, 0), gstCents: runningGst };
}

/**
 * The GST share of sending back `refundCents` of a seat that cost `priceCents`, of which `alreadyCents` have gone back:
 * differences of the rounded running share, so that refunds in parts take back exactly the GST that was charged.
 */
export function gstOfRefund(
  seat: { priceCents: number; gstCents: number },
  alreadyCents: number,
  refundCents: number,
): number {
  const shareOf = (cents: number) =>
    seat.priceCents === 0 ? 0 : Math.round((seat.gstCents * cents) / seat.priceCents);
  return shareOf(alreadyCents + refundCents) - shareOf(alreadyCents);
}
