import { formatMoney } from '#src/shared/money.ts';
import { payByBank, payByCard, type PayOutcome } from './buyer-pays.ts';
import { getCheckout } from './checkouts.ts';
import { html, type Html } from '#src/sandbox/html.ts';
import { paymentPage } from './payment-page.ts';
import type { StoredCheckout } from './ledger.ts';
import type { PageAnswer } from './pages.ts';
import type { World } from './world.ts';

interface Attempt {
  card: string;
  message: string;
}

/** Where the buyer pays, in place of Stripe's hosted page. */
export function showPayPage(world: World, checkoutId: string): PageAnswer {
  return { status: 200, body: payPage(getCheckout(world, checkoutId)) };
}

/** The buyer pressed a button: on to the shop, or the same page with what is wrong. */
export function submitPayPage(world: World, checkoutId: string, form: URLSearchParams): PageAnswer {
  const checkout = getCheckout(world, checkoutId);
  const card = form.get('card') ?? '';
  const outcome: PayOutcome =
    form.get('method') === 'bank' ? payByBank(world, checkoutId) : payByCard(world, checkoutId, card);
  if (outcome.paid) return { status: 303, location: successUrl(checkout) };
  return { status: 422, body: payPage(checkout, { card, message: outcome.message }) };
}

function successUrl({ session }: StoredCheckout): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function payPage(checkout: StoredCheckout, attempt?: Attempt): string {
  const { session } = checkout;
  const total = formatMoney(session.amount_total ?? 0);
  if (session.status === 'complete') {
    const body = html`<h1>This payment is finished</h1>
      <p>${session.payment_status === 'paid' ? `${total} is paid.` : `The bank was asked for ${total}.`}</p>
      <a class="button" href="${successUrl(checkout)}">Go to your order</a>`;
    return paymentPage('Payment finished', body);
  }
  if (session.status === 'expired') {
    const body = html`<h1>This payment page has closed</h1>
      <p>Its time was over, or the order was cancelled. Nothing was charged.</p>
      ${session.cancel_url ? html`<a class="button" href="${session.cancel_url}">Go back to your order</a>` : ''}`;
    return paymentPage('Payment page closed', body);
  }
  const title = attempt ? `Error: Pay ${total}` : `Pay ${total}`;
  return paymentPage(
    title,
    html`<h1>Pay ${total}</h1>
      ${summary(checkout)} ${cardForm(total, attempt)} ${others(checkout)}`,
  );
}

function summary({ session, lines }: StoredCheckout): Html {
  const rows = lines.map(
    ({ name, unitCents, quantity }) =>
      html`<tr>
        <td>${name}${quantity > 1 ? ` × ${quantity}` : ''}</td>
        <td class="amount">${formatMoney(unitCents * quantity)}</td>
      </tr>`,
  );
  return html`<p class="hint">Order ${session.client_reference_id ?? ''} for ${session.customer_email ?? 'you'}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">What you buy</th>
          <th scope="col" class="amount">Price, GST included</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function cardForm(total: string, attempt?: Attempt): Html {
  const error = attempt ? html`<p class="error" id="card-error" role="alert">${attempt.message}</p>` : '';
  const described = attempt
    ? html`aria-invalid="true" aria-describedby="card-error card-hint"`
    : html`aria-describedby="card-hint"`;
  return html`<h2>Pay by card</h2>
    <form method="post">
      <input type="hidden" name="method" value="card" />
      <label for="card">Card number</label>
      <p class="hint" id="card-hint">Only test numbers work: 4242 4242 4242 4242 pays.</p>
      ${error}
      <input
        id="card"
        name="card"
        inputmode="numeric"
        autocomplete="off"
        maxlength="40"
        required
        value="${attempt?.card ?? ''}"
        ${described}
      />
      <button>Pay ${total}</button>
    </form>
    <details>
      <summary>All test card numbers</summary>
      <dl>
        <dt>4242 4242 4242 4242</dt>
        <dd>pays</dd>
        <dt>4000 0000 0000 0002</dt>
        <dd>is declined</dd>
        <dt>4000 0000 0000 9995</dt>
        <dd>has insufficient funds</dd>
        <dt>4000 0000 0000 7726</dt>
        <dd>pays, and takes days to refund</dd>
      </dl>
    </details>`;
}

function others({ session }: StoredCheckout): Html {
  const bank = html`<h2>Pay by bank debit (BECS)</h2>
    <p>The bank takes some days. In this sandbox you answer for the bank, on the payments page.</p>
    <form method="post">
      <input type="hidden" name="method" value="bank" />
      <button class="second">Pay by bank debit</button>
    </form>`;
  const cancel = html`<p><a href="${session.cancel_url ?? ''}">Cancel and go back</a></p>`;
  return html`${session.payment_method_types.includes('au_becs_debit') ? bank : ''} ${session.cancel_url ? cancel : ''}`;
}
