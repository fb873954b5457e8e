import type { IncomingMessage } from 'node:http';
import Stripe from 'stripe';
import { findEndpoint } from './endpoints.ts';
import { createIdempotency, type Answer } from './idempotency.ts';
import { expireDueCheckouts } from './checkouts.ts';
import { type CallFate, type Fates, waitWhenLate } from './fates.ts';
import { badRequest, StripeError } from './stripe-error.ts';
import type { World } from './world.ts';

export interface ApiKnobs {
  /** How many of the next requests fail before they take effect, and with what status. */
  failing: { left: number; status: number };
  latency: () => Promise<void>;
  fates: Fates;
}

/** Stripe's API: who asks, in which version, what, and whether it was asked before. */
export function createApi(world: World, secretKey: string, knobs: ApiKnobs) {
  const idempotency = createIdempotency(world.ledger.answers);

  return async function answer(request: IncomingMessage, url: URL, body: string, fate: CallFate): Promise<Answer> {
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : '';
    try {
      assertCaller(request, secretKey);
      if (key) idempotency.claim(key);
      try {
        await knobs.latency();
        await waitWhenLate(fate, knobs.fates);
        return run(request, url, body, key, fate);
      } finally {
        if (key) idempotency.release(key);
      }
    } catch (fault) {
      if (fault instanceof StripeError) return { status: fault.status, body: { error: fault.error } };
      throw fault;
    }
  };

  function run(request: IncomingMessage, url: URL, body: string, key: string, fate: CallFate): Answer {
    if (knobs.failing.left > 0 || fate === 'fails') {
      knobs.failing.left = Math.max(0, knobs.failing.left - 1);
      throw new StripeError(knobs.failing.status, { type: 'api_error', message: 'The sandbox was told to fail.' });
    }
    expireDueCheckouts(world);
    const method = request.method ?? '';
    const endpoint = findEndpoint(method, url.pathname);
    if (!endpoint) {
      throw new StripeError(404, { message: `Unrecognized request URL (${method}: ${url.pathname}).` });
    }
    const form = method === 'POST' ? body : url.search.slice(1);
    const call = () => endpoint.prepare(form)(world);
    return key ? idempotency.once(key, `${method} ${url.pathname} ${form}`, call) : { status: 200, body: call() };
  }
}

function assertCaller(request: IncomingMessage, secretKey: string) {
  const authorization = header(request, 'authorization');
  if (!authorization) throw new StripeError(401, { message: 'You did not provide an API key.' });
  if (authorization !== `Bearer ${secretKey}`) throw new StripeError(401, { message: 'Invalid API Key provided.' });
  const version = header(request, 'stripe-version');
  if (version !== Stripe.API_VERSION) {
    throw badRequest(`Invalid Stripe API version: ${version || 'none'}. This sandbox speaks ${Stripe.API_VERSION}.`);
  }
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}
