/** Where a seat is in its life. The order's money has a machine of its own: see orders/payment-state.ts. */
export type SeatState = 'held' | 'confirmed' | 'attended' | 'completed' | 'no-show' | 'cancelled' | 'transferred';

const next: Record<SeatState, readonly SeatState[]> = {
  held: ['confirmed', 'cancelled'],
  confirmed: ['attended', 'completed', 'no-show', 'cancelled', 'transferred'],
  // Marks are corrected: whoever was taken for absent may turn out to have been there.
  attended: ['completed', 'confirmed', 'no-show', 'cancelled'],
  'no-show': ['attended', 'completed', 'confirmed', 'cancelled'],
  completed: [],
  cancelled: [],
  transferred: [],
};

export function maySeatBecome(from: SeatState, to: SeatState): boolean {
  return next[from].includes(to);
}

/** Whether the seat is kept until its invoice is paid: whoever booked it may change it meanwhile, as if it were theirs. */
export function waitsForInvoice(
  seat: { state: string; replacesSeatId: string | null },
  order: { paysBy: 'card' | 'invoice' },
): boolean {
  return seat.state === 'held' && order.paysBy === 'invoice' && seat.replacesSeatId === null;
}

/** Whether the seat can be given back by itself: not a hold by card, which ends with its booking. */
export function isCancellable(
  seat: { state: SeatState; replacesSeatId: string | null },
  order: { paysBy: 'card' | 'invoice' },
): boolean {
  return seat.state === 'held' ? waitsForInvoice(seat, order) : maySeatBecome(seat.state, 'cancelled');
}

/** States in which somebody has the seat for good, as far as capacity goes. */
export const takenStates = ['confirmed', 'attended', 'completed', 'no-show'] as const;

/** States in which the seat may still be given back. */
export const cancellableStates = ['held', 'confirmed', 'attended', 'no-show'] as const;
