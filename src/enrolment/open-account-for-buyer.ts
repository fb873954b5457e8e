import { addClaimLink, findProfile, type RateLimiter, type TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { claimAccountMail } from './emails/claim-account.ts';
import { type OrderAccess, refusalOfAccess } from './order-access.ts';

/**
 * Mails the buyer a link by which the person they are in our books becomes their account. It goes to that person's address
 * as it is now and nowhere else, so that neither the order's link nor a mailbox they have left opens their account.
 */
export async function openAccountForBuyer(
  services: Core & { rateLimits: RateLimiter },
  { orderId, access }: { orderId: string; access: OrderAccess },
): Promise<Result<undefined, TooManyTries | { reason: 'not-found' } | { reason: 'account-exists' }>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const tries = await services.rateLimits.take(`claim:${orderId}`, { tries: 3, perMinutes: 60 });
  if (!tries.ok) return tries;
  const at = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const order = await findOrder(trx, orderId);
    if (!order?.buyerPersonId) return refuse('not-found');
    const url = await addClaimLink(trx, services.site, { personId: order.buyerPersonId, at });
    const person = await findProfile(trx, order.buyerPersonId);
    if (!url || !person) return refuse('account-exists');
    await queueMessage(trx, at, {
      kind: 'claim-account',
      to: { email: person.email, name: order.buyerName },
      about: { type: 'person', id: order.buyerPersonId },
      carriesSecret: true,
      ...claimAccountMail(services.site, { name: order.buyerName, url }),
    });
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
