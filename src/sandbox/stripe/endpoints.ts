import { checkParameters } from './check-parameters.ts';
import { createCheckout, expireCheckout, getCheckout } from './checkouts.ts';
import { expanded, listPage } from './lookup.ts';
import type { Endpoint, Parameters } from './parameter-types.ts';
import { createRefund } from './refunds.ts';
import { recallSamplePayment } from './sample-payments.ts';
import { noSuch } from './stripe-error.ts';
import type { World } from './world.ts';

type Endpoints = { [Name in Endpoint]: (world: World, parameters: Parameters[Name], id: string) => object };

/** Every call of Stripe's API that the stand-in answers. */
const endpoints: Endpoints = {
  'POST /v1/checkout/sessions': (world, parameters) =>
    expanded(world.ledger, createCheckout(world, parameters), parameters.expand),
  'GET /v1/checkout/sessions': ({ ledger }, { payment_intent: intent, status, ...page }) => {
    const sessions = Object.values(ledger.checkouts).map(({ session }) => session);
    const asked = sessions.filter(
      (session) => (!intent || session.payment_intent === intent) && (!status || session.status === status),
    );
    return listPage(asked, '/v1/checkout/sessions', page);
  },
  'GET /v1/checkout/sessions/:id': (world, { expand }, id) =>
    expanded(world.ledger, getCheckout(world, id).session, expand),
  'POST /v1/checkout/sessions/:id/expire': (world, { expand }, id) =>
    expanded(world.ledger, expireCheckout(world, id), expand),
  'GET /v1/payment_intents/:id': (world, { expand }, id) =>
    expanded(
      world.ledger,
      world.ledger.intents[id] ?? recallSamplePayment(world, id) ?? unknown('payment_intent', id),
      expand,
    ),
  'GET /v1/charges/:id': ({ ledger }, { expand }, id) =>
    expanded(ledger, ledger.charges[id] ?? unknown('charge', id), expand),
  'POST /v1/refunds': (world, parameters) => expanded(world.ledger, createRefund(world, parameters), parameters.expand),
  'GET /v1/refunds': ({ ledger }, { payment_intent: intent, charge, ...page }) => {
    const asked = Object.values(ledger.refunds).filter(
      (refund) => (!intent || refund.payment_intent === intent) && (!charge || refund.charge === charge),
    );
    return listPage(asked, '/v1/refunds', page);
  },
  'GET /v1/refunds/:id': ({ ledger }, { expand }, id) =>
    expanded(ledger, ledger.refunds[id] ?? unknown('refund', id), expand),
  'GET /v1/disputes': ({ ledger }, { payment_intent: intent, charge, ...page }) => {
    const asked = Object.values(ledger.disputes).filter(
      (dispute) => (!intent || dispute.payment_intent === intent) && (!charge || dispute.charge === charge),
    );
    return listPage(asked, '/v1/disputes', page);
  },
  'GET /v1/disputes/:id': ({ ledger }, { expand }, id) =>
    expanded(ledger, ledger.disputes[id] ?? unknown('dispute', id), expand),
};

function unknown(kind: string, id: string): never {
  throw noSuch(kind, id);
}

/** The call that a method and path mean, ready to run with its parameters checked; null when there is none. */
export function findEndpoint(method: string, path: string) {
  for (const name of Object.keys(endpoints) as Endpoint[]) {
    const [verb, pattern = ''] = name.split(' ');
    const match = verb === method && new RegExp(`^${pattern.replace(':id', '([^/]+)')}$`).exec(path);
    if (match) return { prepare: (form: string) => prepare(name, form, match[1] ?? '') };
  }
  return null;
}

function prepare<Name extends Endpoint>(name: Name, form: string, id: string) {
  const parameters = checkParameters(name, form);
  return (world: World) => endpoints[name](world, parameters, id);
}
