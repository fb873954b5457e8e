import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout } from '#src/database.ts';
import { findOrder, isPaymentLinkKey, listOrderLines, type Order, orderLink, paymentLink } from '#src/orders/index.ts';
import {
  findAttempt,
  type GatewayUnavailable,
  type NewCheckout,
  openAttempt,
  type PaymentAttempt,
  type PaymentGateway,
} from '#src/payments/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { closeUnfitPage } from './close-payment-page.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import {
  paymentGuard,
  type PaymentGuard,
  type Prepared,
  prepareAttempt,
  type PrepareRefused,
} from './prepare-attempt.ts';

type StartPaymentRefused =
  TooManyTries | GatewayUnavailable | PrepareRefused | { reason: 'not-found' } | { reason: 'busy' };

type Services = Core & { gateway: PaymentGateway; rateLimits: RateLimiter };

/** Each try may keep its seats for another half hour. */
const payTries = { tries: 12, perMinutes: 60 };

interface Asked {
  orderId: string;
  /** `payKey`: by the link that a buyer sent to whoever pays. */
  access: OrderAccess & { payKey?: string | null };
}

type Going = Asked & { forPayer: boolean };

/**
 * Gives the address of the provider's page where this order is paid, and keeps the seats until the provider has said how
 * that ended. Asked again it gives the same page. A hold that has lapsed meanwhile takes its seats anew if they are free.
 * `gateway-unavailable`: nothing is charged, the seats are kept, and the same call may be made again.
 */
export async function startPayment(
  services: Services,
  { orderId, access }: Asked,
  guard: PaymentGuard = paymentGuard,
): Promise<Result<{ url: string }, StartPaymentRefused>> {
  const forPayer = await isPayer(services, { orderId, access });
  const refused = forPayer ? null : await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  // Only whoever may pay uses the tries up: nobody else can keep them from it.
  const allowed = await services.rateLimits.take(`pay:${orderId}`, payTries);
  if (!allowed.ok) return allowed;
  const closed = await closeEndedPage(services, { orderId, access, forPayer });
  if (!closed.ok) return closed;
  const prepared = await prepare(services, { orderId, access, forPayer }, guard);
  if (!prepared.ok) return prepared;
  const { attempt } = prepared.value;
  // The provider has not answered the buyer yet, and what it was asked for would lead the payer into the booking.
  if (forPayer && !attempt.forPayer) return refuse('gateway-unavailable');
  if (attempt.state === 'open' && attempt.url) return ok({ url: attempt.url });
  const checkout = await services.gateway.createCheckout(await newCheckout(services, prepared.value));
  if (!checkout.ok) return checkout;
  if (!(await openAttempt(services.db, attempt.id, checkout.value))) {
    const now = await findAttempt(services.db, attempt.id);
    if (now?.providerCheckoutId !== checkout.value.id) return abandon(services, checkout.value.id);
  }
  return checkout.value.url ? ok({ url: checkout.value.url }) : refuse('gateway-unavailable');
}

async function isPayer(services: Services, { orderId, access: { payKey } }: Asked): Promise<boolean> {
  const order = payKey ? await findOrder(services.db, orderId) : undefined;
  return Boolean(order && payKey && isPaymentLinkKey(services, order, payKey));
}

/**
 * A page whose time is over leads nowhere: how it ended is written first, so that a new one can be opened. So it is with a page
 * for another amount than is due by now, and with one that leads back into the booking, when somebody pays who has no business
 * there.
 */
async function closeEndedPage(services: Services, { orderId, access, forPayer }: Going) {
  const now = services.clock.now();
  const fits = (live: PaymentAttempt) => (live.forPayer || !forPayer) && live.expiresAt > now;
  return closeUnfitPage(services, { orderId, by: actorOf(orderId, access), fits });
}

async function prepare(services: Services, { orderId, access, forPayer }: Going, guard: PaymentGuard) {
  try {
    const facts = { orderId, by: actorOf(orderId, access), forPayer };
    return await inTransaction(services.db, (trx) => prepareAttempt(services, trx, facts, guard));
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    throw error;
  }
}

async function newCheckout(services: Services, prepared: Prepared): Promise<NewCheckout> {
  const { order, attempt, allowDelayedMethods } = prepared;
  const lines = await listOrderLines(services.db, order.id);
  const backUrl = attempt.forPayer ? paymentLink(services, order) : orderLink(services, order);
  return {
    attemptId: attempt.id,
    orderId: order.id,
    orderReference: order.reference,
    lines: attempt.amountCents === order.totalCents ? lines.map(checkoutLine) : [part(order, attempt.amountCents)],
    amountCents: attempt.amountCents,
    currency: 'aud',
    buyerEmail: order.buyerEmail,
    successUrl: `${backUrl}${backUrl.includes('?') ? '&' : '?'}checkout={CHECKOUT_SESSION_ID}`,
    cancelUrl: backUrl,
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
