import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { findMoney } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findSeatRow } from './roster-queries.ts';
import { mayUseCounter, type NotAllowed, type NotFound } from './sight.ts';

type SeatForStaff = NonNullable<Awaited<ReturnType<typeof findSeatRow>>> & {
  /** What can still be taken off for this seat: what is left of its price, and no more than its order costs. */
  refundableCents: number;
};

/** One seat, for whoever gives it back. */
export async function findSeatForStaff(
  services: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<SeatForStaff, NotAllowed | NotFound>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const seat = isId(seatId) && (await findSeatRow(services.db, seatId));
  if (!seat) return refuse('not-found');
  const { owedCents } = await findMoney(services.db, seat.orderId);
  const refundableCents = Math.max(0, Math.min(seat.priceCents - seat.refundedCents, owedCents));
  return ok({ ...seat, refundableCents });
}
