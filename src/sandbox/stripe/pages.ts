import { readFileSync } from 'node:fs';
import { showBankPage, submitBankPage } from './bank-page.ts';
import { expireDueCheckouts } from './checkouts.ts';
import {
  backToDashboard,
  showDashboard,
  submitDashboardRefund,
  submitDispute,
  submitDisputeOutcome,
  submitRefundOutcome,
} from './dashboard-page.ts';
import { html } from '#src/sandbox/html.ts';
import { paymentPage } from './payment-page.ts';
import { showPayPage, submitPayPage } from './pay-page.ts';
import { StripeError } from './stripe-error.ts';
import type { World } from './world.ts';

export type PageAnswer = { status: number; body: string; type?: string } | { status: 303; location: string };

type Page = (world: World, id: string, form: URLSearchParams) => PageAnswer;

const styles = readFileSync(new URL('sandbox.css', import.meta.url), 'utf8');

const pages: [method: string, path: RegExp, page: Page][] = [
  ['GET', /^\/$/, () => backToDashboard],
  ['GET', /^\/sandbox\.css$/, () => ({ status: 200, body: styles, type: 'text/css; charset=utf-8' })],
  ['GET', /^\/pay\/([^/]+)$/, showPayPage],
  ['POST', /^\/pay\/([^/]+)$/, submitPayPage],
  ['GET', /^\/pay\/([^/]+)\/bank$/, showBankPage],
  ['POST', /^\/pay\/([^/]+)\/bank$/, submitBankPage],
  ['GET', /^\/dashboard$/, showDashboard],
  ['POST', /^\/dashboard\/refunds$/, (world, _, form) => submitDashboardRefund(world, form)],
  ['POST', /^\/dashboard\/refunds\/([^/]+)$/, submitRefundOutcome],
  ['POST', /^\/dashboard\/disputes$/, (world, _, form) => submitDispute(world, form)],
  ['POST', /^\/dashboard\/disputes\/([^/]+)$/, submitDisputeOutcome],
];

/** The page that people see at this address; faults become pages too. */
export function answerPage(
  world: World,
  sendAgain: (eventId: string) => void,
  request: { method: string; path: string; body: string },
): PageAnswer {
  expireDueCheckouts(world);
  try {
    const again = request.method === 'POST' && /^\/dashboard\/events\/([^/]+)$/.exec(request.path)?.[1];
    if (again) {
      sendAgain(again);
      return backToDashboard;
    }
    for (const [method, path, page] of pages) {
      const match = method === request.method && path.exec(request.path);
      if (match) return page(world, match[1] ?? '', new URLSearchParams(request.body));
    }
  } catch (fault) {
    if (!(fault instanceof StripeError)) throw fault;
    return problem(fault.status, fault.message);
  }
  return problem(404, 'There is no such page.');
}

function problem(status: number, message: string): PageAnswer {
  const body = html`<h1>That did not work</h1>
    <p>${message}</p>
    <p><a href="/dashboard">All payments</a></p>`;
  return { status, body: paymentPage('That did not work', body) };
}
