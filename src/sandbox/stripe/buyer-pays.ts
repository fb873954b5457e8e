import type Stripe from 'stripe';
import { bankDetails, cardDetails, newCharge } from './charge-objects.ts';
import { getCheckout } from './checkouts.ts';
import type { StoredCheckout } from './ledger.ts';
import { newIntent } from './stripe-objects.ts';
import type { World } from './world.ts';

/** What came of a buyer's try; the words are shown on the page. */
export type PayOutcome = { paid: true } | { paid: false; message: string };

/** Stripe's own test numbers (docs.stripe.com/testing, read 2026-11). */
const cards: Record<string, { declined?: string; message?: string }> = {
  '4242424242424242': {},
  '5555555555554444': {},
  '4000000000007726': {},
  '4000000000000002': { declined: 'generic_decline', message: 'Your card was declined. Try another card.' },
  '4000000000009995': {
    declined: 'insufficient_funds',
    message: 'Your card has insufficient funds. Try another card.',
  },
};

/** Tries to pay by card. A declined card leaves the checkout open, so that the buyer can try another. */
export function payByCard(world: World, checkoutId: string, typed: string): PayOutcome {
  const checkout = getCheckout(world, checkoutId);
  if (checkout.session.status !== 'open') return { paid: false, message: 'This payment page is closed.' };
  const number = typed.replace(/[\s-]/g, '');
  const card = cards[number];
  if (!card) return { paid: false, message: 'Type one of the test card numbers below. No real card works here.' };
  const intent = intentFor(world, checkout);
  const charge = chargeFor(world, checkout, intent, cardDetails(number));
  if (card.declined) {
    const message = card.message ?? '';
    fail(world, intent, charge, { type: 'card_error', code: 'card_declined', decline_code: card.declined, message });
    return { paid: false, message };
  }
  succeed(world, intent, charge);
  complete(world, checkout, 'paid');
  return { paid: true };
}

/** The buyer agrees to a bank debit: the checkout is complete, the money comes days later or not at all. */
export function payByBank(world: World, checkoutId: string): PayOutcome {
  const checkout = getCheckout(world, checkoutId);
  if (checkout.session.status !== 'open') return { paid: false, message: 'This payment page is closed.' };
  if (!checkout.session.payment_method_types.includes('au_becs_debit')) {
    return { paid: false, message: 'Bank debit is not offered for this payment.' };
  }
  const intent = intentFor(world, checkout);
  const charge = chargeFor(world, checkout, intent, bankDetails());
  intent.status = 'processing';
  world.emit('payment_intent.processing', intent);
  world.emit('charge.pending', charge);
  complete(world, checkout, 'unpaid');
  return { paid: true };
}

/** The bank answers. Only the first answer counts. */
export function resolveBankDebit(world: World, checkoutId: string, outcome: 'succeeded' | 'failed'): void {
  const { session } = getCheckout(world, checkoutId);
  const intent = world.ledger.intents[String(session.payment_intent)];
  const charge = world.ledger.charges[String(intent?.latest_charge)];
  if (!intent || !charge || intent.status !== 'processing') return;
  if (outcome === 'succeeded') {
    succeed(world, intent, charge);
    session.payment_status = 'paid';
    world.emit('checkout.session.async_payment_succeeded', session);
    return;
  }
  const message = "The customer's account has insufficient funds to cover this payment.";
  fail(world, intent, charge, { type: 'card_error', code: 'payment_method_customer_decline', message });
  world.emit('checkout.session.async_payment_failed', session);
}

function intentFor(world: World, checkout: StoredCheckout): Stripe.PaymentIntent {
  const existing = world.ledger.intents[String(checkout.session.payment_intent)];
  if (existing) return existing;
  const intent = newIntent(world, checkout);
  world.ledger.intents[intent.id] = intent;
  checkout.session.payment_intent = intent.id;
  world.emit('payment_intent.created', intent);
  return intent;
}

function chargeFor(
  world: World,
  { session }: StoredCheckout,
  intent: Stripe.PaymentIntent,
  method: Stripe.Charge.PaymentMethodDetails,
): Stripe.Charge {
  const charge = newCharge(world, intent, method, session.customer_email);
  world.ledger.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  return charge;
}

function succeed(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge) {
  Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: charge.amount });
  world.emit('charge.succeeded', charge);
  Object.assign(intent, { status: 'succeeded', amount_received: intent.amount, last_payment_error: null });
  world.emit('payment_intent.succeeded', intent);
}

function fail(
  world: World,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  error: Stripe.PaymentIntent.LastPaymentError & { message: string },
) {
  Object.assign(charge, { status: 'failed', failure_code: error.code, failure_message: error.message });
  world.emit('charge.failed', charge);
  Object.assign(intent, { status: 'requires_payment_method', payment_method: null, last_payment_error: error });
  world.emit('payment_intent.payment_failed', intent);
}

function complete(world: World, { session }: StoredCheckout, paymentStatus: 'paid' | 'unpaid') {
  const unknown = { address: null, business_name: null, individual_name: null, name: null, phone: null };
  session.customer_details = { ...unknown, email: session.customer_email, tax_exempt: 'none', tax_ids: [] };
  session.status = 'complete';
  session.payment_status = paymentStatus;
  session.url = null;
  world.emit('checkout.session.completed', session);
}
