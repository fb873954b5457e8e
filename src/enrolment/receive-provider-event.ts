import type { Actor, Core } from '#src/core.ts';
import { noticeRefunds } from '#src/orders/index.ts';
import {
  type GatewayUnavailable,
  isEventRemembered,
  type PaymentGateway,
  type ProviderEvent,
  rememberProviderEvent,
  type WebhookRefused,
} from '#src/payments/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Takes what the provider says of its objects. An event is a hint: the object is read again and the order brought in step
 * with it, so that repeated, reordered and late events end in the same state. Remembered once its effect is committed;
 * `gateway-unavailable` asks the provider to send it again.
 */
export async function receiveProviderEvent(
  services: Core & { gateway: PaymentGateway },
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
  await services.db.transaction().execute((trx) => rememberProviderEvent(trx, event, now));
  return ok();
}

async function takeEffect(
  services: Core & { gateway: PaymentGateway },
  event: ProviderEvent,
  by: Actor,
): Promise<Result<undefined, GatewayUnavailable>> {
  if (event.checkoutId) {
    const settled = await settlePayment(services, { checkoutId: event.checkoutId, by });
    return settled.ok || settled.reason !== 'gateway-unavailable' ? ok() : settled;
  }
  if (event.paymentIntentId && (event.objectKind === 'refund' || event.objectKind === 'charge')) {
    return noticeRefunds(services, { paymentIntentId: event.paymentIntentId, by });
  }
  return ok();
}
