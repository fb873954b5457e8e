import {
  isVoucherFor,
  isVoucherInForce,
  priceLines,
  type PriceStep,
  seatPrice,
  type Voucher,
  voucherUsesLeft,
  type VoucherUses,
} from '#src/orders/index.ts';
import type { Offer, OfferedTier } from './offer-queries.ts';

/** So many seats of one thing on sale. */
export interface AskedItem {
  offer: Offer;
  tier: OfferedTier | null;
  seats: number;
}

/** Seats of one item that cost the same, for the same reasons: one line of the order. */
export interface PricedUnit {
  unitCents: number;
  quantity: number;
  breakdown: PriceStep[];
  voucherId: string | null;
  taxable: boolean;
  totalCents: number;
  gstCents: number;
  /** GST of each seat in order; adds up to `gstCents`. */
  seatGstCents: number[];
}

export interface PricedItem {
  units: PricedUnit[];
  totalCents: number;
  gstCents: number;
}

export interface PricedBooking {
  items: PricedItem[];
  totalCents: number;
  gstCents: number;
  /** Seats that use the voucher: fewer than asked for where its uses run out. */
  voucherSeats: number;
}

interface PriceContext {
  voucher: { terms: Voucher; uses: VoucherUses } | null;
  organisationId: string | null;
  gstRegistered: boolean;
  now: Date;
}

/**
 * What a booking costs, seat by seat and for which reasons: the one way in which the cart, the checkout and the order itself
 * come by a price. A voucher goes to the first seats it is for, as far as its uses reach, and to none that is free without.
 */
export function priceBooking(asked: AskedItem[], context: PriceContext): PricedBooking {
  const unitsOfItems = unitsOf(asked, context);
  const priced = priceLines(unitsOfItems.flat());
  let position = 0;
  const items = unitsOfItems.map((units) => {
    const lines = units.map((unit) => ({ ...unit, ...emptyLine, ...priced.lines[position++] }));
    return { units: lines, totalCents: sum(lines, 'totalCents'), gstCents: sum(lines, 'gstCents') };
  });
  const vouchered = unitsOfItems.flat().filter(({ voucherId }) => voucherId !== null);
  return {
    items,
    totalCents: priced.totalCents,
    gstCents: priced.gstCents,
    voucherSeats: vouchered.reduce((total, { quantity }) => total + quantity, 0),
  };
}

const emptyLine = { totalCents: 0, gstCents: 0, seatGstCents: [] as number[] };

function sum(lines: PricedUnit[], what: 'totalCents' | 'gstCents'): number {
  return lines.reduce((total, line) => total + line[what], 0);
}

function unitsOf(asked: AskedItem[], { voucher, organisationId, gstRegistered, now }: PriceContext) {
  const terms = voucher && isVoucherInForce(voucher.terms, now) ? voucher.terms : null;
  let uses = voucher && terms ? voucherUsesLeft(terms, voucher.uses) : 0;
  return asked.map(({ offer, tier, seats }) => {
    const { rules, startsAt, timeZone } = offer;
    const facts = { base: baseOf(offer, tier), rules, seats, startsAt, timeZone, organisationId, now };
    const taxable = gstRegistered && offer.gst === 'taxable';
    const plain = { ...seatPrice(facts, null), voucherId: null, taxable };
    if (!terms || !isVoucherFor(terms, offer) || plain.unitCents === 0) return [{ ...plain, quantity: seats }];
    // Papers and payment pages go through many hands: enough of the code to know it by, too little to use it.
    const off = { ...terms, label: `Voucher …${terms.code.slice(-3).toUpperCase()}` };
    const reduced = { ...seatPrice(facts, off), voucherId: terms.id, taxable };
    const quantity = Math.min(seats, uses);
    uses -= quantity;
    return [
      { ...reduced, quantity },
      { ...plain, quantity: seats - quantity },
    ].filter((unit) => unit.quantity > 0);
  });
}

/** What each of so many seats costs when all of them come, without a membership or voucher: as an offer names it. */
export function offeredUnitCents(offer: Offer, seats: number, now: Date): number {
  const { rules, startsAt, timeZone } = offer;
  const facts = { base: baseOf(offer, null), rules, seats, startsAt, timeZone, organisationId: null, now };
  return seatPrice(facts, null).unitCents;
}

/** What a seat costs before any rule, and whose price it is. */
export function baseOf({ priceCents, isSessionPrice }: Offer, tier: OfferedTier | null): PriceStep {
  if (tier) return { rule: 'price-tier', label: tier.label, cents: tier.priceCents };
  return isSessionPrice
    ? { rule: 'session-price', label: 'Price of this session', cents: priceCents }
    : { rule: 'course-price', label: 'Price', cents: priceCents };
}
