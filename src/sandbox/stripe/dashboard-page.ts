import type Stripe from 'stripe';
import { formatMoney } from '#src/shared/money.ts';
import { html, type Html } from '#src/sandbox/html.ts';
import { paymentPage } from './payment-page.ts';
import type { StoredCheckout } from './ledger.ts';
import type { PageAnswer } from './pages.ts';
import { disputeButton, disputeRow } from './dispute-rows.ts';
import { closeDispute, createRefund, openDispute, resolveRefund } from './refunds.ts';
import { badRequest } from './stripe-error.ts';
import type { World } from './world.ts';

/** What staff of a provider would see at Stripe: payments, refunds, and the events that were sent. */
export function showDashboard({ ledger }: World): PageAnswer {
  const body = html`<div class="wide">
    <h1>Payments</h1>
    ${table(
      ['Order', 'Buyer', 'State', 'Amount', 'Refunded', 'Refund', 'Dispute'],
      Object.values(ledger.checkouts)
        .reverse()
        .map((checkout) => paymentRow(ledger, checkout)),
      'No payments yet.',
    )}
    <h2>Refunds</h2>
    ${table(
      ['Refund', 'Payment', 'State', 'Amount', 'The bank'],
      Object.values(ledger.refunds).reverse().map(refundRow),
      'No refunds yet.',
    )}
    <h2>Disputes</h2>
    ${table(
      ['Dispute', 'Payment', 'State', 'Amount', 'The bank'],
      Object.values(ledger.disputes).reverse().map(disputeRow),
      'No disputes yet.',
    )}
    <h2>Latest events</h2>
    ${table(
      ['Event', 'Type', 'Delivered', 'Again'],
      Object.values(ledger.events)
        .slice(-30)
        .reverse()
        .map((event) => eventRow(event, ledger.undelivered)),
      'No events yet.',
    )}
  </div>`;
  return { status: 200, body: paymentPage('Payments', body) };
}

const amounts = ['Amount', 'Refunded'];

function table(headings: string[], rows: Html[], none: string): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          ${headings.map((heading) => html`<th scope="col" ${amounts.includes(heading) ? html`class="amount"` : ''}>${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function paymentRow(ledger: World['ledger'], { session }: StoredCheckout): Html {
  const intent = ledger.intents[String(session.payment_intent)];
  const charge = ledger.charges[String(intent?.latest_charge)];
  const left = charge ? charge.amount_captured - charge.amount_refunded : 0;
  const reference = session.client_reference_id ?? session.id;
  const state =
    intent?.status === 'processing'
      ? html`<a href="/pay/${session.id}/bank">waiting for the bank</a>`
      : html`${session.status ?? ''}, ${session.payment_status}`;
  const refund = html`<form method="post" action="/dashboard/refunds">
    <input type="hidden" name="payment_intent" value="${intent?.id ?? ''}" />
    <input
      name="dollars"
      inputmode="decimal"
      value="${(left / 100).toFixed(2)}"
      aria-label="Dollars to refund of ${reference}"
    />
    <button class="second">Refund</button>
  </form>`;
  return html`<tr>
    <td>${reference}</td>
    <td>${session.customer_email ?? ''}</td>
    <td>${state}</td>
    <td class="amount">${formatMoney(session.amount_total ?? 0)}</td>
    <td class="amount">${formatMoney(charge?.amount_refunded ?? 0)}</td>
    <td>${left > 0 && !charge?.disputed ? refund : ''}</td>
    <td>${disputeButton(intent, charge)}</td>
  </tr>`;
}

function refundRow(refund: Stripe.Refund): Html {
  const answers = html`<form method="post" action="/dashboard/refunds/${refund.id}">
    <button name="outcome" value="succeeded" class="second">Succeeds</button>
    <button name="outcome" value="failed" class="second">Fails</button>
  </form>`;
  return html`<tr>
    <td>${refund.id}</td>
    <td>${String(refund.payment_intent)}</td>
    <td>${refund.status ?? ''}</td>
    <td class="amount">${formatMoney(refund.amount)}</td>
    <td>${refund.status === 'pending' ? answers : ''}</td>
  </tr>`;
}

function eventRow(event: Stripe.Event, undelivered: string[]): Html {
  return html`<tr>
    <td>${event.id}</td>
    <td>${event.type}</td>
    <td>${undelivered.includes(event.id) ? 'not yet' : 'yes'}</td>
    <td>
      <form method="post" action="/dashboard/events/${event.id}"><button class="second">Send again</button></form>
    </td>
  </tr>`;
}

/** A refund made by hand: it carries none of our ids. */
export function submitDashboardRefund(world: World, form: URLSearchParams): PageAnswer {
  const dollars = (form.get('dollars') ?? '').trim();
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(dollars)) throw badRequest('Type an amount such as 25.00.');
  createRefund(world, { payment_intent: form.get('payment_intent') ?? '', amount: Math.round(Number(dollars) * 100) });
  return backToDashboard;
}

export function submitRefundOutcome(world: World, refundId: string, form: URLSearchParams): PageAnswer {
  const outcome = form.get('outcome');
  if (outcome !== 'succeeded' && outcome !== 'failed') throw badRequest('Say what the bank answers.');
  resolveRefund(world, refundId, outcome);
  return backToDashboard;
}

export function submitDispute(world: World, form: URLSearchParams): PageAnswer {
  openDispute(world, form.get('payment_intent') ?? '');
  return backToDashboard;
}

export function submitDisputeOutcome(world: World, disputeId: string, form: URLSearchParams): PageAnswer {
  const outcome = form.get('outcome');
  if (outcome !== 'won' && outcome !== 'lost') throw badRequest('Say how the bank decided.');
  closeDispute(world, disputeId, outcome);
  return backToDashboard;
}

export const backToDashboard: PageAnswer = { status: 303, location: '/dashboard' };
