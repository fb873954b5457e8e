import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findMoney, findOrder, listOrderLines, paymentLink } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { paymentLinkMail } from './emails/payment-link.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { dueNowCents } from './due-now.ts';
import { listHeldSeats } from './seat-queries.ts';

type SendPaymentLinkRefused = TooManyTries | { reason: 'not-found' } | { reason: 'nothing-to-pay' };

/** Enough for a wrong address and an office that changes its mind, too few to write to strangers. */
const linkTries = { tries: 5, perMinutes: 60 };

/**
 * Mails somebody else, a bookkeeper, the link by which they pay for the order. The link shows what is paid for and takes the
 * money; the booking, its people and its papers stay the buyer's. Pressed again it is mailed again.
 */
export async function sendPaymentLink(
  services: Core & { rateLimits: RateLimiter },
  { orderId, email, access }: { orderId: string; email: string; access: OrderAccess },
): Promise<Result<undefined, SendPaymentLinkRefused>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const allowed = await services.rateLimits.take(`payment-link:${orderId}`, linkTries);
  if (!allowed.ok) return allowed;
  const result = await inTransaction(services.db, async (trx) => {
    const order = await findOrder(trx, orderId);
    if (!order) return refuse('not-found');
    const dueCents = dueNowCents(order, await findMoney(trx, orderId), await listHeldSeats(trx, orderId));
    if (dueCents <= 0) return refuse('nothing-to-pay');
    const at = services.clock.now();
    const facts = { ...order, dueCents, lines: await listOrderLines(trx, orderId), url: paymentLink(services, order) };
    await queueMessage(trx, at, {
      kind: 'payment-link',
      to: { email, name: '' },
      about: { type: 'order', id: orderId },
      carriesSecret: true,
      ...paymentLinkMail(services.site, facts),
    });
    await recordInJournal(trx, {
      at,
      by: actorOf(orderId, access),
      action: 'payment.link-sent',
      subject: { type: 'order', id: orderId },
      facts: { dueCents },
    });
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
