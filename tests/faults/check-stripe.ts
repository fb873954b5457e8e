import type Stripe from 'stripe';
import type { Db } from '#src/database.ts';
import type { Ledger } from '#src/sandbox/stripe/ledger.ts';

type Books = Readonly<Ledger>;

/** Stripe's books and ours, payment by payment and to the cent. */
export async function findDifferencesToStripe(db: Db, books: Books): Promise<string[]> {
  const payments = await db
    .selectFrom('payments')
    .select(['id', 'orderId', 'amountCents', 'providerPaymentIntentId'])
    .where('method', '=', 'provider')
    .execute();
  const refunds = await db
    .selectFrom('refunds')
    .select(['id', 'paymentId', 'amountCents', 'state', 'providerRefundId'])
    .where('method', '=', 'provider')
    .execute();
  const disputes = await db.selectFrom('disputes').select(['providerDisputeId', 'state', 'amountCents']).execute();
  const intents = Object.values(books.intents);
  return [
    ...intents.flatMap((intent) => {
      const ours = payments.filter(({ providerPaymentIntentId }) => providerPaymentIntentId === intent.id);
      return comparePayment(intent, ours);
    }),
    ...payments
      .filter(({ providerPaymentIntentId }) => !books.intents[providerPaymentIntentId ?? ''])
      .map(({ id }) => `payment ${id} is not at Stripe`),
    ...compareRefunds(books, refunds),
    ...Object.values(books.disputes).flatMap((dispute) => compareDispute(dispute, disputes)),
    ...Object.values(books.checkouts)
      .filter(({ session }) => session.status === 'open')
      .map(({ session }) => `page ${session.id} is still open at Stripe`),
  ];
}

function comparePayment(
  { id, status, amount_received: received, metadata }: Stripe.PaymentIntent,
  ours: { amountCents: number; orderId: string }[],
): string[] {
  if (status !== 'succeeded') return ours.map(() => `${id} is ${status} at Stripe, and paid here`);
  const [payment, ...more] = ours;
  if (!payment) return [`${id}: ${received} received at Stripe for order ${metadata.order_id}, nothing here`];
  const wrong = payment.amountCents !== received || payment.orderId !== metadata.order_id;
  return wrong || more.length > 0 ? [`${id}: ${received} at Stripe, here ${JSON.stringify(ours)}`] : [];
}

interface OurRefund {
  id: string;
  amountCents: number;
  state: string;
  providerRefundId: string | null;
}

function compareRefunds(books: Books, ours: OurRefund[]): string[] {
  const known = new Set<string>();
  const differences = ours.flatMap((refund) => {
    const theirs = books.refunds[refund.providerRefundId ?? ''];
    if (theirs) known.add(theirs.id);
    if (!theirs) return refund.state === 'failed' ? [] : [`refund ${refund.id} is ${refund.state}, and not at Stripe`];
    return theirs.amount === refund.amountCents && theirs.status === refund.state
      ? []
      : [
          `refund ${refund.id}: ${refund.amountCents} ${refund.state} here, ${theirs.amount} ${theirs.status} at Stripe`,
        ];
  });
  const missed = Object.values(books.refunds).filter(({ id, status }) => !known.has(id) && status !== 'failed');
  return [...differences, ...missed.map(({ id, amount }) => `refund ${id} of ${amount} at Stripe is not known here`)];
}

function compareDispute(
  { id, status, amount }: Ledger['disputes'][string],
  ours: { providerDisputeId: string; state: string; amountCents: number }[],
): string[] {
  const known = ours.find(({ providerDisputeId }) => providerDisputeId === id);
  const expected = status === 'needs_response' ? 'open' : status;
  return known?.state === expected && known.amountCents === amount
    ? []
    : [`dispute ${id} is ${status} over ${amount} at Stripe, here ${JSON.stringify(known)}`];
}
