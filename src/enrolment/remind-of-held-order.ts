import type { RateLimiter } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, orderLink } from '#src/orders/index.ts';
import { continueBookingMail } from './emails/payment-mails.ts';

/**
 * Mails the buyer of an unpaid order the way back to it, when somebody tries to book the same people again: usually the
 * buyer, who has closed the window. Once in twenty minutes at most, and nothing is told to whoever is asking.
 */
export async function remindOfHeldOrder(services: Core & { rateLimits: RateLimiter }, orderId: string): Promise<void> {
  const order = await findOrder(services.db, orderId);
  const once = await services.rateLimits.take(`continue:${orderId}`, { tries: 1, perMinutes: 20 });
  if (!order || !once.ok) return;
  await services.db.transaction().execute((trx) =>
    queueMessage(trx, services.clock.now(), {
      kind: 'continue-booking',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: orderId },
      ...continueBookingMail(services.site, { ...order, orderUrl: orderLink(services, order) }),
    }),
  );
  await services.worker.wake('deliver-messages');
}
