import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { dueWhenBooking, lockVouchers, type Order } from '#src/orders/index.ts';
import type { Offer } from './offer-queries.ts';
import { priceBooking } from './price-booking.ts';
import { countVoucherUses } from './voucher-use-queries.ts';

interface Seat {
  courseId: string;
  sessionId: string | null;
  priceTierId: string | null;
  voucherId: string | null;
  priceCents: number;
}

/**
 * Whether these seats of an unpaid booking, whose holds have lapsed, would be sold for the same today: an early bird that is over,
 * a voucher that has run out or a deposit that is no longer taken are not kept by booking and not paying. An invoice's price is
 * firm until its due day. Locks vouchers; sessions are locked by the caller.
 */
export async function costsTheSame(
  { site }: Pick<Core, 'site'>,
  trx: Trx,
  { order, seats, offers }: { order: Order; seats: Seat[]; offers: Offer[] },
  now: Date,
): Promise<boolean> {
  if (order.paysBy === 'invoice') return true;
  const groups = [...Map.groupBy(seats, (seat) => [seat.courseId, seat.sessionId, seat.priceTierId].join()).values()];
  const asked = groups.flatMap((group) => {
    const [first] = group;
    const offer = offers.find(
      ({ courseId, sessionId }) => courseId === first?.courseId && sessionId === first.sessionId,
    );
    const tier = offer?.tiers.find(({ id }) => id === first?.priceTierId) ?? null;
    return offer && (tier || !first?.priceTierId) ? [{ offer, tier, seats: group.length }] : [];
  });
  if (asked.length < groups.length) return false;
  // One at most, as a booking has one voucher.
  const [terms] = await lockVouchers(trx, [...new Set(seats.flatMap(({ voucherId }) => voucherId ?? []))]);
  const voucher = terms && { terms, uses: await countVoucherUses(trx, { ...order, voucherId: terms.id }, now) };
  const { organisationId } = order;
  const { gstRegistered } = site.provider;
  const priced = priceBooking(asked, { voucher: voucher ?? null, organisationId, gstRegistered, now });
  const due = dueWhenBooking(
    asked.flatMap(({ offer }, index) => (priced.items[index]?.units ?? []).map((unit) => ({ ...offer, ...unit }))),
    now,
  );
  return (
    groups.every((group, index) => sum(group) === priced.items[index]?.totalCents) &&
    due.dueNowCents === order.seatsFromCents &&
    due.dueOn === order.dueOn
  );
}

function sum(seats: Seat[]): number {
  return seats.reduce((total, { priceCents }) => total + priceCents, 0);
}
