import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, listTaxDocuments, orderLink } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { papersMail } from './emails/papers.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';

type ResendPapersRefused = TooManyTries | { reason: 'not-found' } | { reason: 'no-papers' };

/** A mail that got lost, and one that got lost again. */
const resendTries = { tries: 3, perMinutes: 60 };

/**
 * Mails all the order's papers once more to its buyer, and to nobody else: who may see the booking cannot have its papers
 * sent to an address of their own. `no-papers`: nothing has been invoiced yet.
 */
export async function resendPapers(
  services: Core & { rateLimits: RateLimiter },
  { orderId, access }: { orderId: string; access: OrderAccess },
): Promise<Result<{ email: string }, ResendPapersRefused>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const allowed = await services.rateLimits.take(`papers:${orderId}`, resendTries);
  if (!allowed.ok) return allowed;
  const result = await inTransaction(services.db, async (trx) => {
    const order = await findOrder(trx, orderId);
    const papers = await listTaxDocuments(trx, orderId);
    if (!order) return refuse('not-found');
    if (papers.length === 0) return refuse('no-papers');
    const at = services.clock.now();
    await queueMessage(trx, at, {
      kind: 'papers',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: orderId },
      papers: papers.map(({ id }) => ({ kind: 'tax-document' as const, id })),
      ...papersMail(services.site, { ...order, papers, orderUrl: orderLink(services, order) }),
    });
    await recordInJournal(trx, {
      at,
      by: actorOf(orderId, access),
      action: 'order.papers-sent',
      subject: { type: 'order', id: orderId },
    });
    return ok({ email: order.buyerEmail });
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
