import type { Actor, Core } from '#src/core.ts';
import { noticeDispute, noticeRefunds } from '#src/orders/index.ts';
import {
  findLiveAttempt,
  findPaymentByIntent,
  type GatewayUnavailable,
  isEventRemembered,
  type PaymentGateway,
  type ProviderEvent,
  rememberProviderEvent,
  type WebhookRefused,
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { settlePayment } from './settle-payment.ts';

type Services = Core & { gateway: PaymentGateway };

/**
 * Takes what the provider says of its objects. An event is a hint: the object is read again and the order brought in step
 * with it, so that repeated, reordered and late events end in the same state. Remembered once its effect is committed;
 * `gateway-unavailable` asks the provider to send it again.
 */
export async function receiveProviderEvent(
  services: Services,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string },
): Promise<Result<undefined, WebhookRefused | GatewayUnavailable>> {
  const now = services.clock.now();
  const read = services.gateway.readWebhook(rawBody, signature, now);
  if (!read.ok) {
    services.log.warn({ reason: read.reason }, 'a webhook was refused');
    return read;
  }
  const event = read.value;
  if (await isEventRemembered(services.db, event.id)) return ok();
  const effect = await takeEffect(services, event, { kind: 'provider', eventId: event.id });
  if (!effect.ok) return effect;
  await services.db.transaction().execute(async (trx) => {
    await rememberProviderEvent(trx, event, now);
  });
  return ok();
}

async function takeEffect(
  services: Services,
  event: ProviderEvent,
  by: Actor,
): Promise<Result<undefined, GatewayUnavailable>> {
  const { checkoutId, paymentIntentId, objectKind, objectId } = event;
  if (checkoutId) return settle(services, checkoutId, by);
  if (!paymentIntentId || !['dispute', 'refund', 'charge'].includes(objectKind)) return ok();
  const settled = await settleFirst(services, { ...event, paymentIntentId }, by);
  if (!settled.ok) return settled;
  return objectKind === 'dispute'
    ? noticeDispute(services, { disputeId: objectId, by })
    : noticeRefunds(services, { paymentIntentId, by });
}

/** News of a refund or a dispute that overtakes the news of its payment: the payment first. */
async function settleFirst(
  services: Services,
  { paymentIntentId, orderId: named }: { paymentIntentId: string; orderId?: string },
  by: Actor,
): Promise<Result<undefined, GatewayUnavailable>> {
  if (await findPaymentByIntent(services.db, paymentIntentId)) return ok();
  const found = named ? ok({ orderId: named }) : await services.gateway.findPayment(paymentIntentId);
  if (!found.ok) return found;
  const orderId = found.value?.orderId;
  const attempt = orderId ? await findLiveAttempt(services.db, orderId) : undefined;
  return attempt?.providerCheckoutId ? settle(services, attempt.providerCheckoutId, by) : ok();
}

async function settle(services: Services, checkoutId: string, by: Actor) {
  const settled = await settlePayment(services, { checkoutId, by });
  return settled.ok || settled.reason !== 'gateway-unavailable' ? ok() : settled;
}
