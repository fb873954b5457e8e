import type Stripe from 'stripe';
import { newStripeId, seconds, type World } from './world.ts';

/** Money tried to be taken from a card or a bank account. */
export function newCharge(
  { clock }: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.Charge.PaymentMethodDetails,
  buyerEmail: string | null,
): Stripe.Charge {
  return {
    ...untouchedCharge,
    id: newStripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    billing_details: { address: null, email: buyerEmail, name: null, phone: null, tax_id: null },
    created: seconds(clock),
    currency: intent.currency,
    description: intent.description,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: newStripeId('pm'),
    payment_method_details: method,
    status: 'pending',
  };
}

/** What a charge says before anything happened to it, and of features that the stand-in has not. */
const untouchedCharge = {
  amount_captured: 0,
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: null,
  captured: false,
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  paid: false,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>;

export function cardDetails(number: string): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: number.startsWith('4') ? 'visa' : 'mastercard',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'AU',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      funding: 'credit',
      installments: null,
      last4: number.slice(-4),
      mandate: null,
      network: number.startsWith('4') ? 'visa' : 'mastercard',
      network_transaction_id: null,
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

export function bankDetails(): Stripe.Charge.PaymentMethodDetails {
  return { type: 'au_becs_debit', au_becs_debit: { bsb_number: '000000', fingerprint: null, last4: '3456' } };
}

export function newRefund(
  { clock }: World,
  charge: Stripe.Charge,
  amountCents: number,
  facts: { metadata: Stripe.Metadata; reason: Stripe.Refund.Reason | null; status: 'pending' | 'succeeded' },
): Stripe.Refund {
  return {
    id: newStripeId('re'),
    object: 'refund',
    amount: amountCents,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(clock),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: facts.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: facts.status,
    transfer_reversal: null,
  };
}

/** What of a dispute the stand-in knows. */
export type SandboxDispute = Omit<ReturnType<typeof newDispute>, 'status'> & {
  status: 'needs_response' | 'won' | 'lost';
};

export function newDispute({ clock }: World, charge: Stripe.Charge) {
  const now = seconds(clock);
  return {
    id: newStripeId('dp'),
    object: 'dispute' as const,
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    evidence_details: { due_by: now + 14 * 86_400, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent as string | null,
    reason: 'fraudulent',
    status: 'needs_response' as const,
  };
}
