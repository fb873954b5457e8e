import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import {
  findOrder,
  type LinkVersion,
  lockOrder,
  orderLink,
  orderLinkKey,
  raiseLinkVersion,
} from '#src/orders/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { orderLinkMail } from './emails/order-link.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';

type RenewOrderLinkRefused = { reason: 'not-found' };

interface Renewal {
  orderId: string;
  /** The link that opens the booking, or the one by which somebody else pays. */
  which: 'booking' | 'payment';
  /** The version whose link was seen to be in the wrong hands: sent twice, a link is renewed once. */
  replaces: number;
  access: OrderAccess;
}

/**
 * Makes a new link: whoever has the old one cannot use it any more. The one that opens the booking is mailed to its buyer;
 * the one to pay by is sent to whomever the buyer says, as before. Gives the key that opens the booking now.
 */
export async function renewOrderLink(
  services: Core,
  { orderId, which, replaces, access }: Renewal,
): Promise<Result<{ key: string }, RenewOrderLinkRefused>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const column: LinkVersion = which === 'booking' ? 'linkVersion' : 'paymentLinkVersion';
  const result = await inTransaction(services.db, async (trx) => {
    await lockOrder(trx, orderId);
    const at = services.clock.now();
    if (await raiseLinkVersion(trx, { orderId, which: column, from: replaces, at })) {
      await recordInJournal(trx, {
        at,
        by: actorOf(orderId, access),
        action: which === 'booking' ? 'order.link-renewed' : 'payment.link-renewed',
        subject: { type: 'order', id: orderId },
      });
      if (which === 'booking') await sendLink(services, trx, orderId, at);
    }
    return ok({ key: orderLinkKey(services, await lockOrder(trx, orderId)) });
  });
  await services.worker.wake('deliver-messages');
  return result;
}

/** Nobody is sent a link that does not open: whoever may book for the organisation signs in. */
async function sendLink(services: Core, trx: Trx, orderId: string, at: Date): Promise<void> {
  const order = await findOrder(trx, orderId);
  if (!order || order.isLinkClosed) return;
  await queueMessage(trx, at, {
    kind: 'order-link',
    to: { email: order.buyerEmail, name: order.buyerName },
    about: { type: 'order', id: orderId },
    carriesSecret: true,
    ...orderLinkMail(services.site, { ...order, orderUrl: orderLink(services, order) }),
  });
}
