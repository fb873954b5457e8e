/** A payment, beside what has been asked to go back of it and what its payer's bank has taken of it. */
interface PaymentLeft {
  id: string;
  amountCents: number;
  refundedCents: number;
  disputedCents: number;
  lostCents: number;
  /** What can go back. */
  leftCents: number;
}

interface Rows<Payment> {
  payments: Payment[];
  refunds: { paymentId: string; amountCents: number; state: string }[];
  disputes: { paymentId: string; amountCents: number; state: string }[];
}

/**
 * What is left of each payment. A dispute takes no more than what has not gone back already, whatever amount the bank names:
 * money that was sent back is gone once.
 */
export function paymentsLeft<Payment extends { id: string; amountCents: number }>({
  payments,
  refunds,
  disputes,
}: Rows<Payment>): (Payment & PaymentLeft)[] {
  return payments.map((payment) => {
    const of = (rows: Rows<Payment>['disputes'], states: string[]) =>
      rows
        .filter(({ paymentId, state }) => paymentId === payment.id && states.includes(state))
        .reduce((sum, { amountCents }) => sum + amountCents, 0);
    const refundedCents = of(refunds, ['requested', 'pending', 'succeeded']);
    const rest = Math.max(0, payment.amountCents - refundedCents);
    const lostCents = Math.min(rest, of(disputes, ['lost']));
    const disputedCents = Math.min(rest - lostCents, of(disputes, ['open']));
    return { ...payment, refundedCents, lostCents, disputedCents, leftCents: rest - lostCents - disputedCents };
  });
}
