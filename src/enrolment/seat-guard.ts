import type { Trx } from '#src/database.ts';
import { lockOrder, type Order } from '#src/orders/index.ts';
import { lockSeat } from './seat-change-queries.ts';

/** What keeps two who change one seat from each other. Only a test that shows what happens without it gives another. */
export interface SeatGuard {
  lockOrder(trx: Trx, orderId: string): Promise<Order>;
  lockSeat(trx: Trx, seatId: string): ReturnType<typeof lockSeat>;
}

export const seatGuard: SeatGuard = { lockOrder, lockSeat };
