import type Stripe from 'stripe';
import { missing } from './check-parameters.ts';
import type { StoredCheckout } from './ledger.ts';
import { badRequest, noSuch } from './stripe-error.ts';
import { newSession, textOf } from './stripe-objects.ts';
import { seconds, type World } from './world.ts';

type CreateParameters = Stripe.Checkout.SessionCreateParams;
const offeredMethods = ['card', 'au_becs_debit'];

/** Opens a checkout, as strict as Stripe is about what the types cannot say. */
export function createCheckout(world: World, parameters: CreateParameters): Stripe.Checkout.Session {
  const lines = linesOf(parameters);
  assertPage(parameters);
  assertExpiry(parameters, seconds(world.clock));
  assertTexts(parameters);
  const amountCents = lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
  if (amountCents < 50) {
    const message = "The Checkout Session's total amount due must add up to at least $0.50 aud";
    throw badRequest(message, { code: 'amount_too_small' });
  }
  const session = newSession(world, parameters, amountCents, methodsOf(parameters));
  const { metadata, description = null } = parameters.payment_intent_data ?? {};
  world.ledger.checkouts[session.id] = { session, lines, payment: { metadata: textOf(metadata), description } };
  return session;
}

function linesOf({ mode, line_items: items }: CreateParameters): StoredCheckout['lines'] {
  if (!mode) throw missing('mode');
  if (mode !== 'payment') throw badRequest('This sandbox knows only `payment` mode.', { param: 'mode' });
  if (!items?.length) throw missing('line_items');
  if (items.length > 100) throw badRequest('You may have up to 100 line items.', { param: 'line_items' });
  const currency = items[0]?.price_data?.currency;
  return items.map(({ quantity, price_data: price }, index) => {
    const at = `line_items[${index}]`;
    if (!price) throw missing(`${at}[price_data]`);
    if (!price.product_data) throw missing(`${at}[price_data][product_data]`);
    if (price.unit_amount === undefined) throw missing(`${at}[price_data][unit_amount]`);
    if (quantity === undefined) throw missing(`${at}[quantity]`);
    if (quantity < 1 || price.unit_amount < 0) throw badRequest(`Invalid integer: ${at}`, { param: at });
    if (price.currency !== currency) throw badRequest('All line items must have one currency.', { param: at });
    return { name: price.product_data.name, unitCents: price.unit_amount, quantity };
  });
}

function assertPage({ ui_mode: mode = 'hosted_page', success_url: success, cancel_url: cancel }: CreateParameters) {
  if (mode !== 'hosted_page') throw badRequest('This sandbox knows only the hosted page.', { param: 'ui_mode' });
  if (success === undefined) throw missing('success_url');
  if (!URL.canParse(success)) throw badRequest('Not a valid URL', { code: 'url_invalid', param: 'success_url' });
  if (cancel !== undefined && !URL.canParse(cancel)) {
    throw badRequest('Not a valid URL', { code: 'url_invalid', param: 'cancel_url' });
  }
}

function assertExpiry({ expires_at: expiry }: CreateParameters, now: number) {
  if (expiry === undefined) return;
  const param = 'expires_at';
  if (expiry < now + 30 * 60) {
    throw badRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param,
    });
  }
  if (expiry > now + 24 * 3600) {
    throw badRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param,
    });
  }
}

function assertTexts({ customer_email: email, client_reference_id: reference, ...parameters }: CreateParameters) {
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw badRequest(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'customer_email' });
  }
  if ((reference?.length ?? 0) > 200) {
    throw badRequest('Invalid string: must be at most 200 characters', { param: 'client_reference_id' });
  }
  assertMetadata(parameters.metadata, 'metadata');
  assertMetadata(parameters.payment_intent_data?.metadata, 'payment_intent_data[metadata]');
}

/** Stripe's limits: 50 keys, 40 characters a key, 500 characters a value (docs.stripe.com/metadata, read 2026-11). */
export function assertMetadata(metadata: Stripe.MetadataParam | null | '' | undefined, param: string): void {
  const entries = Object.entries(textOf(metadata));
  if (entries.length > 50) throw badRequest('Metadata can have up to 50 keys.', { param });
  for (const [key, value] of entries) {
    if (key.length > 40) throw badRequest('Metadata keys must be under 40 characters.', { param });
    if (value.length > 500) throw badRequest('Metadata values must be under 500 characters.', { param });
  }
}

function methodsOf({
  allowed_payment_method_types: allowed,
  excluded_payment_method_types: excluded,
}: CreateParameters) {
  return offeredMethods.filter((method) => (allowed?.includes(method) ?? true) && !excluded?.includes(method));
}

export function getCheckout({ ledger }: World, id: string): StoredCheckout {
  const checkout = ledger.checkouts[id];
  if (!checkout) throw noSuch('checkout.session', id);
  return checkout;
}

/** Closes an open checkout; what is no longer open cannot be closed. */
export function expireCheckout(world: World, id: string): Stripe.Checkout.Session {
  const { session } = getCheckout(world, id);
  if (session.status !== 'open') {
    throw badRequest(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  session.status = 'expired';
  session.url = null;
  world.emit('checkout.session.expired', session);
  return session;
}

/** Closes every open checkout whose time is over. */
export function expireDueCheckouts(world: World): void {
  const now = seconds(world.clock);
  for (const { session } of Object.values(world.ledger.checkouts)) {
    if (session.status === 'open' && session.expires_at <= now) expireCheckout(world, session.id);
  }
}
