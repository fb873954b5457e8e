import { createStripeClient } from '#src/adapters/stripe/stripe-client.ts';
import { aTermsVersion } from '#tests/support/builders.ts';
import type { TestSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

export type Visitor = ReturnType<typeof aVisitor>;
export type Fields = [name: string, value: string][];

/** The hidden fields of a page's forms, as a browser would send them. */
export function hiddenFields(html: string): Fields {
  return [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

/**
 * A booking form that a visitor has opened, for as many people as are asked for: what it would send, and the ways to send it.
 */
export async function openForm(visitor: Visitor, query: string, people = 1) {
  await visitor.get(`/checkout/new?${query}`);
  let { text } = await visitor.get('/checkout');
  for (let more = 1; more < people; more += 1)
    ({ text } = await visitor.post(`/checkout?${change}`, [...hiddenFields(text), ['change', 'add:0']]));
  return {
    text,
    hidden: hiddenFields(text),
    send: (fields: Fields) => visitor.post(`/checkout?${action}`, fields),
    press: (button: string, fields: Fields) => visitor.post(`/checkout?${change}`, [...fields, ['change', button]]),
  };
}

const action = '_action=checkout.bookSeats';
const change = '_action=checkout.change';

/** What a buyer types who books for one other person; `changed` replaces fields by name, null leaves them out. */
export function typed(hidden: Fields, changed: Record<string, string | string[] | null> = {}): Fields {
  const fields: Fields = [
    ...hidden.filter(([name]) => !['notesOf', 'evidenceOf'].includes(name)),
    ['who', 'named'],
    ['buyerName', 'Olive Office'],
    ['buyerEmail', 'olive@example.com'],
    ['attendeeName', 'Ann Attends'],
    ['attendeeEmail', 'ann@example.com'],
    ['terms', 'yes'],
  ];
  const kept = fields.filter(([name]) => !(name in changed));
  const added = Object.entries(changed).flatMap(([name, values]): Fields =>
    [values ?? []].flat().map((value) => [name, value]),
  );
  return [...kept, ...added];
}

/** Opens the form, fills it in and sends it. */
export async function book(visitor: Visitor, query: string, changed: Parameters<typeof typed>[1] = {}) {
  const people = [changed?.who ?? []].flat().length;
  const { hidden, send } = await openForm(visitor, query, people);
  return send(typed(hidden, changed));
}

/** The site before anything is sold: the terms that buyers accept, and no tries counted. */
export async function openShop({ services: { db } }: TestSite): Promise<void> {
  await aTermsVersion(db);
  await db.deleteFrom('rateLimits').execute();
}

export async function countOrders({ services: { db } }: TestSite): Promise<number> {
  const { count } = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The checkout's id in the address of a payment page. */
export function checkoutOf(to: string | null): string {
  return /cs_[A-Za-z0-9_]+/.exec(to ?? '')?.[0] ?? 'no payment page';
}

/** Where the provider sends a buyer who has paid. */
export async function successPath({ url, stripe }: TestSite, checkoutId: string): Promise<string> {
  const provider = createStripeClient({ secretKey: 'sk_test_sandbox', apiBase: stripe.url, timeoutMs: 5_000 });
  const { success_url: template } = await provider.checkout.sessions.retrieve(checkoutId);
  const { pathname, search } = new URL((template ?? '').replace('{CHECKOUT_SESSION_ID}', checkoutId), url);
  return pathname + search;
}
