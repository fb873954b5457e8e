import { type Html, sandboxPage } from '#src/sandbox/html.ts';

/** A page of the Stripe stand-in: it says on every screen that no money moves. */
export function paymentPage(title: string, body: Html): string {
  return sandboxPage({ title, part: 'Sandbox payments', notice: 'Sandbox: no real money', body });
}
