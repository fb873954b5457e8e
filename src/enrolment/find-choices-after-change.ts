import type { Core } from '#src/core.ts';
import { findOrder, mayKeepAsBalance } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayUseOrder, type OrderAccess } from './order-access.ts';
import { listOtherDates, type OtherDate } from './other-dates-queries.ts';
import { listSeatsOfOrder, type SeatDetails } from './seat-queries.ts';
import { listChangedSeatsOfOrder } from './changed-seat-queries.ts';
import { findSessionChange } from './session-change-queries.ts';
import { askedAt, type ChangedSeatState, type SessionChange } from './session-change.ts';

interface ChoicesAfterChange {
  reference: string;
  change: SessionChange;
  seats: (SeatDetails & { changeState: ChangedSeatState; backCents: number })[];
  /** Sessions of the same course with a free seat, the soonest first. */
  otherDates: OtherDate[];
  /** Whether the money may stay here as a balance, should whoever paid prefer that. */
  mayKeepAsBalance: boolean;
}

/** What whoever paid can choose after the provider has changed a session. `not-found` also for somebody else's order. */
export async function findChoicesAfterChange(
  services: Core,
  { orderId, changeId, access }: { orderId: string; changeId: string; access: OrderAccess },
): Promise<Result<ChoicesAfterChange, { reason: 'not-found' }>> {
  const { db } = services;
  const order = isId(orderId) && isId(changeId) ? await findOrder(db, orderId) : undefined;
  const change = order && (await findSessionChange(db, changeId));
  if (!order || !change || !mayUseOrder(services, order, access)) return refuse('not-found');
  const rows = new Map((await listChangedSeatsOfOrder(db, changeId, orderId)).map((row) => [row.seatId, row]));
  const seats = (await listSeatsOfOrder(db, orderId)).flatMap((seat) => {
    const row = rows.get(seat.id);
    return row ? [{ ...seat, changeState: row.state, backCents: row.cents }] : [];
  });
  const [first] = seats;
  if (!first) return refuse('not-found');
  // Whoever was told late has another last day than the others: the latest of those that are still asked.
  const open = [...rows.values()].flatMap(({ state, toldAt }) => (state === 'asked' && toldAt ? [toldAt] : []));
  const toldAt = open.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? change.madeAt;
  const otherDates = await listOtherDates(db, { ...first, sessionId: change.sessionId }, services.clock.now());
  return ok({
    reference: order.reference,
    change: askedAt(change, toldAt),
    seats,
    otherDates,
    mayKeepAsBalance: await mayKeepAsBalance(db, order),
  });
}
