import { setTimeout as pause } from 'node:timers/promises';
import type Stripe from 'stripe';

/** One request to the API, as it came. */
export interface Call {
  method: string;
  path: string;
  /** Its parameters, from the body or the query. */
  form: string;
}

/**
 * What becomes of a request: it takes effect and is answered; fails before it takes effect; takes effect after whoever asked
 * has stopped waiting; takes effect, and the answer is lost on the way.
 */
export type CallFate = 'answered' | 'fails' | 'late' | 'answer-lost';

/** What becomes of an event: it is sent; never sent; sent twice; kept until `replay` sends it. */
export type EventFate = 'sent' | 'dropped' | 'doubled' | 'kept';

/** Who decides, one by one. Everything is answered and sent unless a test brings its own. */
export interface Fates {
  ofCall(call: Call): CallFate;
  ofEvent(event: Stripe.Event): EventFate;
  /** How long a late call waits before it takes effect. */
  lateMs: number;
}

export function kindFates(): Fates {
  return { ofCall: () => 'answered', ofEvent: () => 'sent', lateMs: 0 };
}

export async function waitWhenLate(fate: CallFate, { lateMs }: Fates): Promise<void> {
  if (fate === 'late') await pause(lateMs);
}
