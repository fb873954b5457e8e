import { isSecured, type Order, type OrderMoney, seatsDueCents } from '#src/orders/index.ts';

interface HeldSeat {
  /** What a move to a dearer date costs; null for a seat that was asked for with the order. */
  moveCents: number | null;
}

/** First what the seats are given for that wait for it, later everything that is owed, and what a move to a dearer date costs. */
export function dueNowCents(order: Order, money: OrderMoney, held: HeldSeat[]): number {
  const isWaiting = held.some(({ moveCents }) => moveCents === null);
  if (isWaiting && needsSeats(order, money)) return seatsDueCents(order, money) - money.keptCents;
  return money.outstandingCents + held.reduce((sum, { moveCents }) => sum + (moveCents ?? 0), 0);
}

/** Whether less is here than the order's seats are given for. */
export function needsSeats(order: Order, money: OrderMoney): boolean {
  return seatsDueCents(order, money) > 0 && !isSecured(order, money);
}
