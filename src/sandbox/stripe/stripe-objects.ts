import type Stripe from 'stripe';
import type { StoredCheckout } from './ledger.ts';
import { newStripeId, seconds, type World } from './world.ts';

/** A new, open Checkout Session. */
export function newSession(
  { clock, publicUrl }: World,
  parameters: Stripe.Checkout.SessionCreateParams,
  amountCents: number,
  methods: string[],
): Stripe.Checkout.Session {
  const id = newStripeId('cs_test');
  const created = seconds(clock);
  return {
    ...untouchedSettings,
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: parameters.adaptive_pricing?.enabled ?? true },
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    amount_subtotal: amountCents,
    amount_total: amountCents,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    created,
    currency: parameters.line_items?.[0]?.price_data?.currency ?? null,
    customer_email: parameters.customer_email ?? null,
    expires_at: parameters.expires_at ?? created + 24 * 3600,
    integration_identifier: parameters.integration_identifier ?? null,
    locale: parameters.locale ?? null,
    metadata: textOf(parameters.metadata),
    mode: 'payment',
    payment_method_types: methods,
    payment_status: 'unpaid',
    status: 'open',
    submit_type: parameters.submit_type ?? null,
    success_url: parameters.success_url ?? null,
    ui_mode: parameters.ui_mode ?? 'hosted_page',
    url: `${publicUrl}/pay/${id}`,
  };
}

/** What a session says of features that the stand-in has not. */
const untouchedSettings = {
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  discounts: [],
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;

/** The payment that a buyer's first try brings into being. */
export function newIntent({ clock }: World, { session, payment }: StoredCheckout): Stripe.PaymentIntent {
  return {
    ...untouchedPayment,
    id: newStripeId('pi'),
    object: 'payment_intent',
    allowed_payment_method_types: session.allowed_payment_method_types,
    amount: session.amount_total ?? 0,
    created: seconds(clock),
    currency: session.currency ?? '',
    description: payment.description,
    metadata: payment.metadata,
    payment_method_types: session.payment_method_types,
    status: 'requires_payment_method',
  };
}

/** What a payment says before anything happened to it, and of features that the stand-in has not. */
const untouchedPayment = {
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: { enabled: true },
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  client_secret: null,
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_group: null,
} satisfies Partial<Stripe.PaymentIntent>;

/** Numbers in metadata are kept as text. */
export function textOf(metadata: Stripe.MetadataParam | null | '' | undefined): Stripe.Metadata {
  return Object.fromEntries(Object.entries(metadata || {}).map(([key, value]) => [key, String(value ?? '')]));
}
