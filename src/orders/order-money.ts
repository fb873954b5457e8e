/** Sums over an order's rows of money, in cents. */
export interface MoneyRows {
  /** What it cost when it was placed, what was charged since, and what was taken off since. */
  totalCents: number;
  addedCents: number;
  reducedCents: number;
  paidCents: number;
  /** Sent back, and confirmed. */
  refundedCents: number;
  /** Asked for, or on its way. */
  refundingCents: number;
  /** Failed, and not made good in another way yet: people look into it. */
  failedCents: number;
  /** Taken by the buyer's bank, which has not decided yet: it may come again, so that nobody is asked for it meanwhile. */
  disputedCents: number;
  /** Taken by the buyer's bank for good: it is owed again, and the seats stay as they are until people decide. */
  lostCents: number;
}

export interface OrderMoney extends MoneyRows {
  /** What the order costs now. */
  owedCents: number;
  /** What is here, and has not been asked to go back. */
  keptCents: number;
  /** What is still to be paid. */
  outstandingCents: number;
  /**
   * What is here for nothing and is to go back; what a failed refund should have brought is people's
   * to send, and what is disputed goes nowhere.
   */
  surplusCents: number;
}

/** What follows from an order's rows of money. */
export function orderMoney(rows: MoneyRows): OrderMoney {
  const owedCents = rows.totalCents + rows.addedCents - rows.reducedCents;
  const keptCents = rows.paidCents - rows.refundedCents - rows.refundingCents - rows.lostCents;
  return {
    ...rows,
    owedCents,
    keptCents,
    outstandingCents: Math.max(0, owedCents - keptCents),
    surplusCents: Math.max(0, keptCents - rows.disputedCents - owedCents - rows.failedCents),
  };
}

/** What must be here before an order's seats are given; a price that has fallen since is enough. */
export function seatsDueCents({ seatsFromCents }: { seatsFromCents: number }, { owedCents }: OrderMoney): number {
  return Math.min(seatsFromCents, owedCents);
}

/** Whether enough money is here for the order's seats to be given. */
export function isSecured(order: { seatsFromCents: number }, money: OrderMoney): boolean {
  return money.keptCents > 0 && money.keptCents >= seatsDueCents(order, money);
}
