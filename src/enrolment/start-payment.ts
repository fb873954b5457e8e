import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout } from '#src/database.ts';
import { listOrderLines, type Order, orderLinkKey } from '#src/orders/index.ts';
import {
  findAttempt,
  findLiveAttempt,
  type GatewayUnavailable,
  type NewCheckout,
  openAttempt,
  type PaymentGateway,
} from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { closePaymentPage } from './close-payment-page.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { type Prepared, prepareAttempt, type PrepareRefused } from './prepare-attempt.ts';

export type StartPaymentRefused = GatewayUnavailable | PrepareRefused | { reason: 'not-found' } | { reason: 'busy' };

type Services = Core & { gateway: PaymentGateway };

interface Asked {
  orderId: string;
  access: OrderAccess;
}

/**
 * Gives the address of the provider's page where this order is paid, and keeps the seats until the provider has said how
 * that ended. Asked again it gives the same page. A hold that has lapsed meanwhile takes its seats anew if they are free.
 * `gateway-unavailable`: nothing is charged, the seats are kept, and the same call may be made again.
 */
export async function startPayment(
  services: Services,
  asked: Asked,
): Promise<Result<{ url: string }, StartPaymentRefused>> {
  const refused = await refusalOfAccess(services, services.db, asked.orderId, asked.access);
  if (refused) return refused;
  const closed = await closeEndedPage(services, asked);
  if (!closed.ok) return closed;
  const prepared = await prepare(services, asked);
  if (!prepared.ok) return prepared;
  const { attempt } = prepared.value;
  if (attempt.state === 'open' && attempt.url) return ok({ url: attempt.url });
  const checkout = await services.gateway.createCheckout(await newCheckout(services, prepared.value));
  if (!checkout.ok) return checkout;
  if (!(await openAttempt(services.db, attempt.id, checkout.value))) {
    const now = await findAttempt(services.db, attempt.id);
    if (now?.providerCheckoutId !== checkout.value.id) return abandon(services, checkout.value.id);
  }
  return checkout.value.url ? ok({ url: checkout.value.url }) : refuse('gateway-unavailable');
}

/** A page whose time is over leads nowhere: how it ended is written first, so that a new one can be opened. */
async function closeEndedPage(
  services: Services,
  { orderId, access }: Asked,
): Promise<Result<undefined, GatewayUnavailable>> {
  const live = await findLiveAttempt(services.db, orderId);
  if (live?.state !== 'open' || !live.providerCheckoutId || live.expiresAt > services.clock.now()) return ok();
  const which = { checkoutId: live.providerCheckoutId, by: actorOf(orderId, access) };
  const closed = await closePaymentPage(services, which);
  return closed.ok ? ok() : refuse('gateway-unavailable');
}

async function prepare(services: Services, { orderId, access }: Asked) {
  try {
    const facts = { orderId, by: actorOf(orderId, access) };
    return await inTransaction(services.db, (trx) => prepareAttempt(services, trx, facts));
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    throw error;
  }
}

async function newCheckout(services: Services, prepared: Prepared): Promise<NewCheckout> {
  const { order, attempt, allowDelayedMethods } = prepared;
  const lines = await listOrderLines(services.db, order.id);
  const orderUrl = `${services.site.url}/orders/${order.id}?key=${orderLinkKey(services, order)}`;
  return {
    attemptId: attempt.id,
    orderId: order.id,
    orderReference: order.reference,
    lines: attempt.amountCents === order.totalCents ? lines.map(checkoutLine) : [part(order, attempt.amountCents)],
    amountCents: attempt.amountCents,
    currency: 'aud',
    buyerEmail: order.buyerEmail,
    successUrl: `${orderUrl}&checkout={CHECKOUT_SESSION_ID}`,
    cancelUrl: orderUrl,
    expiresAt: attempt.expiresAt,
    idempotencyKey: attempt.idempotencyKey,
    allowDelayedMethods,
  };
}

function checkoutLine({
  description,
  detail,
  unitCents,
  quantity,
}: Awaited<ReturnType<typeof listOrderLines>>[number]) {
  return { name: detail ? `${description} — ${detail}` : description, unitCents, quantity };
}

/** A deposit, what is left after it, or what a change costs. */
function part({ reference }: Order, unitCents: number) {
  return { name: `Booking ${reference}: amount due now`, unitCents, quantity: 1 };
}

/** While the provider was asked for the page, the booking was given up in another window: nobody shall pay on it. */
async function abandon(services: Services, checkoutId: string) {
  const closed = await services.gateway.expireCheckout(checkoutId);
  return closed.ok ? refuse('booking-lapsed') : closed;
}
