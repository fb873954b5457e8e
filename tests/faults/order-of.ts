import type Stripe from 'stripe';
import type { Call } from '#src/sandbox/stripe/fates.ts';
import type { Ledger } from '#src/sandbox/stripe/ledger.ts';

type Books = Readonly<Ledger>;

/** Which order a call to Stripe is about; null when that cannot be told. */
export function orderOfCall(books: Books, { path, form }: Call): string | null {
  const asked = new URLSearchParams(form);
  const named = asked.get('metadata[order_id]');
  if (named) return named;
  const [, , kind, id = '', sessionId = ''] = path.split('/');
  if (kind === 'checkout') return books.checkouts[sessionId]?.session.metadata?.order_id ?? null;
  if (kind === 'payment_intents') return orderOfIntent(books, id);
  const object = books.refunds[id] ?? books.disputes[id];
  return orderOfIntent(books, object?.payment_intent ?? asked.get('payment_intent'));
}

/** Which order an event is about. */
export function orderOfEvent(books: Books, { data }: Stripe.Event): string | null {
  const object = data.object as { metadata?: Stripe.Metadata | null; payment_intent?: string | null };
  return object.metadata?.order_id ?? orderOfIntent(books, object.payment_intent);
}

function orderOfIntent(books: Books, intent: string | Stripe.PaymentIntent | null | undefined): string | null {
  return books.intents[String(intent)]?.metadata.order_id ?? null;
}
