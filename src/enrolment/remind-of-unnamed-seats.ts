import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { findOrder, orderLink } from '#src/orders/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { quietMinutesAfterBooking, remindMinutesBefore } from './claim-deadline.ts';
import { claimLink } from './claim-link.ts';
import { listOrdersToRemindOfSeats, takeSeatsToRemindOf } from './claim-queries.ts';
import { seatsToBeNamedMail } from './emails/claim-seat.ts';
import { onItsOwn } from './on-its-own.ts';
import { listSeatsOfOrder } from './seat-queries.ts';

const ordersAtATime = 100;

/**
 * Reminds buyers, once for each seat, of seats that must be named within three days. One mail for an order, and one transaction:
 * an order that fails is looked at again next time, and the others do not wait for it.
 */
export async function remindOfUnnamedSeats(services: Core): Promise<void> {
  const now = services.clock.now();
  const due = {
    from: now,
    to: addMinutes(now, remindMinutesBefore),
    confirmedBefore: addMinutes(now, -quietMinutesAfterBooking),
  };
  let reminded = 0;
  for (const orderId of await listOrdersToRemindOfSeats(services.db, { ...due, limit: ordersAtATime })) {
    await onItsOwn(services, { orderId }, () =>
      inTransaction(services.db, async (trx) => {
        const seatIds = await takeSeatsToRemindOf(trx, { orderId, ...due });
        if (seatIds.length > 0) await remind(services, trx, orderId, new Set(seatIds));
        reminded += seatIds.length;
        return ok();
      }),
    );
  }
  if (reminded > 0) await services.worker.wake('deliver-messages');
}

async function remind(services: Core, trx: Trx, orderId: string, seatIds: Set<string>): Promise<void> {
  const order = await findOrder(trx, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  const seats = (await listSeatsOfOrder(trx, orderId)).filter(({ id }) => seatIds.has(id));
  const toBeNamed = seats.map((seat) => ({ seat, url: claimLink(services, seat) }));
  const facts = { ...order, orderUrl: orderLink(services, order), toBeNamed };
  await queueMessages(trx, services.clock.now(), [
    {
      kind: 'seats-to-be-named',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: orderId },
      ...seatsToBeNamedMail(services.site, facts),
    },
  ]);
}
