import { gstOfRefund } from '#src/orders/index.ts';
import { gstWithin } from '#src/shared/money.ts';

export interface PriceRow {
  rule: string;
  label: string;
  cents: number;
}

/** The seat that is moved, as far as money goes. */
export interface MovedSeat {
  priceCents: number;
  gstCents: number;
  refundedCents: number;
  priceBreakdown: PriceRow[];
}

export interface MoveAsked {
  seat: MovedSeat;
  /** What one such seat costs today: price and early bird, nothing for a group, membership or voucher. */
  today: { unitCents: number; breakdown: PriceRow[]; taxable: boolean };
  feeCents: number;
  /** A dearer seat costs no more than the old one: the provider's doing, or a favour of staff. */
  isRiseFree: boolean;
}

export interface MoveQuote {
  priceCents: number;
  gstCents: number;
  priceBreakdown: PriceRow[];
  /** What has gone back already stays given: it counts for the new seat. */
  refundedCents: number;
  differenceCents: number;
  feeCents: number;
  /** What the order's price rises by, fee included; falls when less than nothing. */
  moveCents: number;
  /** Whether there is GST in the new seat and in the fee. */
  taxable: boolean;
}

const personal = new Set(['group', 'member', 'voucher', 'kept-discount', 'moved-free']);

/**
 * What moving a seat does to its order's price. The rule: the new seat costs what one such seat costs today, and a discount
 * for a group, a membership or a voucher stays at the share it had, rounded half up: 10 % off then is 10 % off now, a free
 * seat stays free. Early birds are the new date's own. What has gone back already is not asked for again.
 */
export function quoteMove({ seat, today, feeCents, isRiseFree }: MoveAsked): MoveQuote {
  const kept = keptShare(seat, today.unitCents);
  const rows = [
    ...today.breakdown,
    ...difference('kept-discount', 'Discount it was bought with', kept - today.unitCents),
  ];
  const costsNow = seat.priceCents - seat.refundedCents;
  const waived = isRiseFree ? Math.max(0, kept - Math.min(seat.refundedCents, kept) - costsNow) : 0;
  const priceCents = kept - waived;
  const refundedCents = Math.min(seat.refundedCents, priceCents);
  const gstCents = today.taxable ? gstWithin(priceCents) : 0;
  const differenceCents = priceCents - refundedCents - costsNow;
  return {
    priceCents,
    gstCents,
    priceBreakdown: [...rows, ...difference('moved-free', 'Moved at no charge', -waived)],
    refundedCents,
    differenceCents,
    feeCents,
    moveCents: differenceCents + feeCents,
    taxable: today.taxable,
  };
}

/** A seat as it stands, with what of its price has gone back. */
interface PricedSeat {
  priceCents: number;
  gstCents: number;
  refundedCents: number;
}

/** The GST in what a move adds to the order's price, or takes off it: of what both seats still cost, and of the fee. */
export function gstOfMove(old: PricedSeat, now: PricedSeat, fee: { cents: number; taxable: boolean }): number {
  return gstLeft(now) - gstLeft(old) + (fee.taxable ? gstWithin(fee.cents) : 0);
}

function gstLeft(seat: PricedSeat): number {
  return seat.gstCents - gstOfRefund(seat, 0, seat.refundedCents);
}

/** Today's price, at the share of the old price that its discounts had left: those of whoever booked, not of the date. */
function keptShare({ priceCents, priceBreakdown }: MovedSeat, todayCents: number): number {
  const before = priceBreakdown.filter(({ rule }) => !personal.has(rule)).reduce((sum, { cents }) => sum + cents, 0);
  return before <= 0 ? todayCents : Math.floor((2 * todayCents * priceCents + before) / (2 * before));
}

function difference(rule: string, label: string, cents: number): PriceRow[] {
  return cents === 0 ? [] : [{ rule, label, cents }];
}
