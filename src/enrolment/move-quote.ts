import { gstOfRefund } from '#src/orders/index.ts';
import { gstWithin } from '#src/shared/money.ts';

export interface PriceRow {
  rule: string;
  label: string;
  cents: number;
}

/** The seat that is moved, as far as money goes. */
interface MovedSeat {
  priceCents: number;
  gstCents: number;
  refundedCents: number;
  /** What of the price earlier moves to cheaper dates did not give back. */
  keptCents: number;
  priceBreakdown: PriceRow[];
}

export interface MoveAsked {
  seat: MovedSeat;
  /** What one such seat costs today: price and early bird, nothing for a group, membership or voucher. */
  today: { unitCents: number; breakdown: PriceRow[]; taxable: boolean };
  /** How the voucher that the seat was bought with goes on: as a share, as an amount, or not in this session. */
  voucher?: 'share' | 'amount' | 'elsewhere';
  feeCents: number;
  /** A dearer seat costs no more than the old one: the provider's doing, or a favour of staff. */
  isRiseFree: boolean;
  /** How much of a price that falls goes back: as much as would if the seat were given up now. */
  percentBack?: number;
}

export interface MoveQuote {
  priceCents: number;
  gstCents: number;
  priceBreakdown: PriceRow[];
  /** What has gone back already stays given: it counts for the new seat. */
  refundedCents: number;
  /** What of the price is more than the date costs: it was not given back, and never is. */
  keptCents: number;
  differenceCents: number;
  feeCents: number;
  /** What the order's price rises by, fee included; falls when less than nothing. */
  moveCents: number;
  /** Whether there is GST in the new seat and in the fee. */
  taxable: boolean;
}

/** Discounts of whoever booked, but for the voucher. */
const personal = new Set(['group', 'member', 'kept-discount']);
const vouchers = new Set(['voucher', 'kept-voucher']);
/** What earlier moves left free of charge, and what they did not give back. */
const ofMoves = new Set(['moved-free', 'kept-difference']);

/**
 * What moving a seat does to its order's price. The rule: the new seat costs what one such seat costs today, and a discount
 * for a group or a membership stays at the share it had, rounded half up: 10 % off then is 10 % off now. So does a voucher
 * over a share; one over an amount takes off that amount and no more, and one for another session nothing. Early birds are
 * the new date's own. What has gone back already is not asked for again; what an earlier move gave for nothing is never paid
 * out; and of a price that falls goes back what would if the seat were given up.
 */
export function quoteMove({
  seat,
  today,
  voucher = 'share',
  feeCents,
  isRiseFree,
  percentBack = 100,
}: MoveAsked): MoveQuote {
  const kept = keptPrice(seat, today.unitCents, voucher);
  const rows = [
    ...today.breakdown,
    ...difference('kept-discount', 'Discount it was bought with', kept.discountedCents - today.unitCents),
    ...difference('kept-voucher', 'Voucher it was bought with', kept.priceCents - kept.discountedCents),
  ];
  const costsNow = seat.priceCents - seat.refundedCents;
  const stillFree = freeOfEarlier(seat, kept.priceCents);
  const before = kept.priceCents - stillFree;
  const rise = Math.max(0, before - Math.min(seat.refundedCents, before) - costsNow);
  const freeCents = stillFree + (isRiseFree ? rise : 0);
  const price = kept.priceCents - freeCents;
  const refundedCents = Math.min(seat.refundedCents, price);
  const costsThen = price - refundedCents;
  const fall = Math.max(0, costsNow - seat.keptCents - costsThen);
  const keptCents = Math.max(0, costsNow - costsThen - Math.floor((fall * percentBack + 50) / 100));
  const priceCents = price + keptCents;
  const differenceCents = priceCents - refundedCents - costsNow;
  return {
    priceCents,
    gstCents: today.taxable ? gstWithin(priceCents) : 0,
    priceBreakdown: [
      ...rows,
      ...difference('moved-free', 'Moved at no charge', -freeCents),
      ...difference('kept-difference', 'Not given back when it was moved', keptCents),
    ],
    refundedCents,
    keptCents,
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

/** Today's price with the discounts of whoever booked, not those of the date: first without the voucher, then with it. */
function keptPrice({ priceBreakdown }: MovedSeat, todayCents: number, voucher: MoveAsked['voucher']) {
  const sum = (...rules: Set<string>[]) =>
    priceBreakdown
      .filter(({ rule }) => rules.some((each) => each.has(rule)))
      .reduce((total, { cents }) => total + cents, 0);
  const all = priceBreakdown.reduce((total, { cents }) => total + cents, 0) - sum(ofMoves);
  const [offByVoucher, base] = [-sum(vouchers), all - sum(personal, vouchers)];
  const discountedCents = shareOf(todayCents, all + offByVoucher, base);
  if (voucher === 'elsewhere') return { discountedCents, priceCents: discountedCents };
  if (voucher === 'amount')
    return { discountedCents, priceCents: discountedCents - Math.min(offByVoucher, discountedCents) };
  return { discountedCents, priceCents: shareOf(discountedCents, all, all + offByVoucher) };
}

/** So much of today's price as `part` was of `whole`, rounded half up. */
function shareOf(todayCents: number, part: number, whole: number): number {
  return whole <= 0 ? todayCents : Math.floor((2 * todayCents * part + whole) / (2 * whole));
}

/** What an earlier move gave for nothing goes on as far as the seat does not cost less than it did: it is no money. */
function freeOfEarlier({ priceCents, priceBreakdown }: MovedSeat, keptCents: number): number {
  const row = priceBreakdown.find(({ rule }) => rule === 'moved-free');
  return Math.max(0, Math.min(-(row?.cents ?? 0), keptCents - priceCents));
}

function difference(rule: string, label: string, cents: number): PriceRow[] {
  return cents === 0 ? [] : [{ rule, label, cents }];
}
