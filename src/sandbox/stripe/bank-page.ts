import { formatMoney } from '#src/shared/money.ts';
import { resolveBankDebit } from './buyer-pays.ts';
import { getCheckout } from './checkouts.ts';
import { html } from '#src/sandbox/html.ts';
import { paymentPage } from './payment-page.ts';
import type { PageAnswer } from './pages.ts';
import { badRequest } from './stripe-error.ts';
import type { World } from './world.ts';

/** Where somebody who tries the sandbox answers for the bank. */
export function showBankPage(world: World, checkoutId: string): PageAnswer {
  const { session } = getCheckout(world, checkoutId);
  const intent = world.ledger.intents[String(session.payment_intent)];
  const amount = formatMoney(session.amount_total ?? 0);
  const answer =
    intent?.status === 'processing'
      ? html`<p>The buyer agreed to a debit of ${amount}. What does the bank say?</p>
          <form method="post">
            <button name="outcome" value="succeeded">The money arrives</button>
            <button name="outcome" value="failed" class="second">The debit fails</button>
          </form>`
      : html`<p>The debit of ${amount} is ${stateWords[session.payment_status] ?? 'not under way'}.</p>`;
  const body = html`<h1>The bank's answer</h1>
    ${answer}
    <p><a href="/dashboard">All payments</a></p>`;
  return { status: 200, body: paymentPage("The bank's answer", body) };
}

const stateWords: Record<string, string> = { paid: 'paid', unpaid: 'not paid' };

export function submitBankPage(world: World, checkoutId: string, form: URLSearchParams): PageAnswer {
  const outcome = form.get('outcome');
  if (outcome !== 'succeeded' && outcome !== 'failed') throw badRequest('Say what the bank answers.');
  resolveBankDebit(world, checkoutId, outcome);
  return { status: 303, location: `/pay/${checkoutId}/bank` };
}
