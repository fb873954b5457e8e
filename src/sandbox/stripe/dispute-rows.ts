import type Stripe from 'stripe';
import { formatMoney } from '#src/shared/money.ts';
import { html, type Html } from '#src/sandbox/html.ts';
import type { SandboxDispute } from './charge-objects.ts';

/** The button by which the buyer's bank takes a payment back. */
export function disputeButton(intent: Stripe.PaymentIntent | undefined, charge: Stripe.Charge | undefined): Html | '' {
  if (!intent || charge?.status !== 'succeeded' || charge.disputed) return '';
  return html`<form method="post" action="/dashboard/disputes">
    <input type="hidden" name="payment_intent" value="${intent.id}" />
    <button class="second">Dispute</button>
  </form>`;
}

export function disputeRow({ id, payment_intent: intent, status, amount }: SandboxDispute): Html {
  const answers = html`<form method="post" action="/dashboard/disputes/${id}">
    <button name="outcome" value="won" class="second">Won</button>
    <button name="outcome" value="lost" class="second">Lost</button>
  </form>`;
  return html`<tr>
    <td>${id}</td>
    <td>${intent ?? ''}</td>
    <td>${status}</td>
    <td class="amount">${formatMoney(amount)}</td>
    <td>${status === 'needs_response' ? answers : ''}</td>
  </tr>`;
}
