import type Stripe from 'stripe';
import { newDispute, newRefund, type SandboxDispute } from './charge-objects.ts';
import { missing } from './check-parameters.ts';
import { assertMetadata } from './checkouts.ts';
import { recallSamplePayment } from './sample-payments.ts';
import { badRequest, noSuch } from './stripe-error.ts';
import { textOf } from './stripe-objects.ts';
import type { World } from './world.ts';

/** Cards ending so are paid back slowly: the refund is pending until the bank answers. */
const slowCard = '7726';

/** Sends money back, never more than was taken. Whoever asks: our code, or somebody in the dashboard. */
export function createRefund(world: World, parameters: Stripe.RefundCreateParams): Stripe.Refund {
  assertMetadata(parameters.metadata, 'metadata');
  const charge = chargeOf(world, parameters);
  const left = charge.amount_captured - charge.amount_refunded;
  const amountCents = parameters.amount ?? left;
  if (charge.disputed) throw badRequest(`Charge ${charge.id} has been charged back.`, { code: 'charge_disputed' });
  if (left === 0) {
    throw badRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amountCents < 1) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer' });
  if (amountCents > left) {
    const message = `Refund amount (${dollars(amountCents)}) is greater than unrefunded amount on charge (${dollars(left)})`;
    throw badRequest(message, { param: 'amount' });
  }
  const metadata = textOf(parameters.metadata);
  const status = isSlow(charge) ? 'pending' : 'succeeded';
  const refund = newRefund(world, charge, amountCents, { metadata, reason: parameters.reason ?? null, status });
  world.ledger.refunds[refund.id] = refund;
  giveBack(charge, amountCents);
  world.emit('refund.created', refund);
  world.emit('charge.refunded', charge);
  if (status === 'succeeded') world.emit('refund.updated', refund);
  return refund;
}

/** The bank takes a pending refund, or a refund comes back: then the money is ours again. */
export function resolveRefund(world: World, refundId: string, outcome: 'succeeded' | 'failed'): void {
  const refund = world.ledger.refunds[refundId];
  if (!refund) throw noSuch('refund', refundId);
  const charge = world.ledger.charges[String(refund.charge)];
  if (!charge || refund.status === outcome || refund.status === 'failed') return;
  refund.status = outcome;
  if (outcome === 'failed') {
    refund.failure_reason = 'expired_or_canceled_card';
    giveBack(charge, -refund.amount);
    world.emit('refund.failed', refund);
  }
  world.emit('refund.updated', refund);
}

/** The buyer's bank takes the money back. */
export function openDispute(world: World, paymentIntentId: string): SandboxDispute {
  const charge = chargeOf(world, { payment_intent: paymentIntentId });
  if (charge.disputed) throw badRequest(`Charge ${charge.id} is disputed already.`, { code: 'charge_disputed' });
  charge.disputed = true;
  const dispute = newDispute(world, charge);
  world.ledger.disputes[dispute.id] = dispute;
  world.emit('charge.dispute.created', dispute);
  return dispute;
}

/** The buyer's bank has decided, after which nothing changes any more. */
export function closeDispute(world: World, disputeId: string, outcome: 'won' | 'lost'): void {
  const dispute = world.ledger.disputes[disputeId];
  if (!dispute) throw noSuch('dispute', disputeId);
  if (dispute.status !== 'needs_response') return;
  dispute.status = outcome;
  world.emit('charge.dispute.closed', dispute);
}

function chargeOf(world: World, parameters: Stripe.RefundCreateParams): Stripe.Charge {
  const { ledger } = world;
  const { payment_intent: intentId, charge: chargeId } = parameters;
  if (!intentId && !chargeId) throw missing('payment_intent');
  const intent = intentId ? (ledger.intents[intentId] ?? recallSamplePayment(world, intentId)) : undefined;
  if (intentId && !intent) throw noSuch('payment_intent', intentId);
  const charge = ledger.charges[chargeId ?? String(intent?.latest_charge)];
  if (charge?.status === 'succeeded') return charge;
  if (chargeId && !charge) throw noSuch('charge', chargeId);
  throw badRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
}

function giveBack(charge: Stripe.Charge, cents: number) {
  charge.amount_refunded += cents;
  charge.refunded = charge.amount_refunded === charge.amount;
}

function isSlow({ payment_method_details: method }: Stripe.Charge): boolean {
  return method?.type === 'au_becs_debit' || method?.card?.last4 === slowCard;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
