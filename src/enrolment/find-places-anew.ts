import type { Trx } from '#src/database.ts';
import { lockVouchers, voucherUsesLeft } from '#src/orders/index.ts';
import { countPlaces, lockSessions, type Places } from './capacity-queries.ts';
import { placesLeft, tierSeatsLeft } from './places.ts';
import { countVoucherUses } from './voucher-use-queries.ts';

interface Lapsed {
  id: string;
  sessionId: string | null;
  priceTierId: string | null;
  voucherId: string | null;
}

interface Asked {
  lapsed: readonly Lapsed[];
  buyerEmail: string;
  /** Whoever has paid goes before those who wait; whoever has not stands behind them. */
  isPaid: boolean;
}

/**
 * Which of these seats, whose holds have lapsed, can be had anew: their session and tier have places, and their voucher has
 * uses, that nobody took meanwhile. Locks sessions, then vouchers, and counts after that.
 */
export async function findPlacesAnew(trx: Trx, { lapsed, buyerEmail, isPaid }: Asked, now: Date): Promise<Set<string>> {
  const sessionIds = [...new Set(lapsed.flatMap(({ sessionId }) => sessionId ?? []))];
  await lockSessions(trx, sessionIds);
  const vouchers = await lockVouchers(trx, [...new Set(lapsed.flatMap(({ voucherId }) => voucherId ?? []))]);
  const counted = await countPlaces(trx, { sessionIds, offerId: null }, now);
  const left = new Map<string, number>();
  for (const places of counted.values()) startCounting(left, places, isPaid);
  // One at most, as a booking has one voucher.
  for (const voucher of vouchers) {
    const uses = await countVoucherUses(trx, { voucherId: voucher.id, buyerEmail }, now);
    left.set(voucher.id, voucherUsesLeft(voucher, uses));
  }
  return new Set(lapsed.filter((seat) => takesOne(left, seat)).map(({ id }) => id));
}

function startCounting(left: Map<string, number>, places: Places, isPaid: boolean): void {
  left.set(places.sessionId, isPaid ? Math.max(0, places.seats - places.taken) : placesLeft(places));
  for (const { id } of places.tiers) left.set(id, tierSeatsLeft(places, id) ?? Infinity);
}

/** Takes one of everything that the seat needs, or nothing. */
function takesOne(left: Map<string, number>, { sessionId, priceTierId, voucherId }: Lapsed): boolean {
  const needs = [sessionId, priceTierId, voucherId].filter((id) => id !== null);
  if (needs.some((id) => (left.get(id) ?? 0) <= 0)) return false;
  for (const id of needs) left.set(id, (left.get(id) ?? 0) - 1);
  return true;
}
