import type Stripe from 'stripe';
import type { NewCheckout } from '#src/payments/index.ts';

/** What Stripe is asked for when a checkout is opened. */
export function checkoutParameters(input: NewCheckout): Stripe.Checkout.SessionCreateParams {
  assertLinesAddUp(input);
  // Ids only: metadata is readable by everyone with access to the Stripe account, and is sent on in events.
  const metadata = { order_id: input.orderId, attempt_id: input.attemptId };
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    client_reference_id: input.orderReference,
    customer_email: input.buyerEmail,
    line_items: input.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency: input.currency,
        unit_amount: line.unitCents,
        tax_behavior: 'inclusive',
        product_data: { name: line.name },
      },
    })),
    // The price is in Australian dollars everywhere; Stripe would otherwise offer the buyer another currency.
    adaptive_pricing: { enabled: false },
    ...(input.allowDelayedMethods ? {} : { allowed_payment_method_types: ['card', 'link'] }),
    metadata,
    payment_intent_data: { metadata, description: `Order ${input.orderReference}` },
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
    expand: ['payment_intent'],
  };
}

function assertLinesAddUp({ lines, amountCents }: NewCheckout) {
  const total = lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
  if (total !== amountCents) throw new Error(`Checkout lines add up to ${total} cents, the amount says ${amountCents}`);
}
