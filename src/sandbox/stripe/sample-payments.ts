import type Stripe from 'stripe';
import { cardDetails, newCharge } from './charge-objects.ts';
import type { StoredCheckout } from './ledger.ts';
import { newIntent } from './stripe-objects.ts';
import type { World } from './world.ts';

/**
 * A payment of the sample data, which was never made here: its id says how much was paid (`pi_sample_38500_1a2b3c4d`). It
 * comes into the ledger when somebody first asks for it, so that staff can refund the sample's seats, too.
 */
export function recallSamplePayment(world: World, id: string): Stripe.PaymentIntent | undefined {
  const amount = Number(/^pi_sample_(\d{1,9})_[0-9a-f]{8}$/.exec(id)?.[1] ?? 0);
  if (amount === 0) return undefined;
  const session = { amount_total: amount, currency: 'aud', payment_method_types: ['card'] };
  const checkout = { session, payment: { metadata: {}, description: 'Sample payment' }, lines: [] };
  const intent = newIntent(world, checkout as unknown as StoredCheckout);
  const charge = newCharge(world, { ...intent, id }, cardDetails('4242424242424242'), null);
  Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: amount });
  Object.assign(intent, { id, status: 'succeeded', amount_received: amount, latest_charge: charge.id });
  world.ledger.charges[charge.id] = charge;
  world.ledger.intents[id] = intent;
  return intent;
}
