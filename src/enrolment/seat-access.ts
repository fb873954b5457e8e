import { isId } from '#src/shared/ids.ts';
import type { Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { findOrder, type Order } from '#src/orders/index.ts';
import { mayUseOrder, type OrderAccess } from './order-access.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';

/**
 * As what somebody comes to a seat. Its payer (buyer by link or signed in, the organisation's bookers, staff) decides on seat
 * and money; the learner decides who sits there and when, and takes no money that somebody else has paid.
 */
export type SeatRole = 'payer' | 'learner';

export interface ReachedSeat {
  seat: SeatDetails;
  order: Order;
  role: SeatRole;
}

/** The seat, for those whose it is in either way; undefined for everybody else, who learns nothing. */
export async function reachSeat(
  services: Pick<Core, 'signature'>,
  db: Db | Trx,
  seatId: string,
  access: OrderAccess,
): Promise<ReachedSeat | undefined> {
  const seat = isId(seatId) ? await findSeat(db, seatId) : undefined;
  const order = seat && (await findOrder(db, seat.orderId));
  if (!seat || !order) return undefined;
  if (mayUseOrder(services, order, access)) return { seat, order, role: 'payer' };
  const isLearner = access.viewer !== null && seat.learnerId === access.viewer.personId;
  return isLearner ? { seat, order, role: 'learner' } : undefined;
}
