import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Ledger } from './ledger.ts';

export interface CourierOptions {
  webhookUrl?: string | undefined;
  webhookSecret: string;
  /** How often a delivery is tried, and how long until the second try; each wait doubles, up to a minute. */
  retry?: { attempts: number; firstDelayMs: number } | undefined;
}

/** One try to deliver an event: the webhook's status, or that it did not answer. */
export interface Delivery {
  eventId: string;
  type: string;
  attempt: number;
  status: number | 'no answer';
}

/** Delivers events one after another, signed, again and again until the webhook answers 2xx. */
export function createCourier(ledger: Ledger, options: CourierOptions, changed: () => void) {
  const { attempts, firstDelayMs } = options.retry ?? { attempts: 10, firstDelayMs: 250 };
  const knobs = { url: options.webhookUrl, drop: 0, copies: 1, delayMs: 0, holding: false };
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const deliveries: Delivery[] = [];
  let held: Stripe.Event[] = [];
  let line = Promise.resolve();

  function send(event: Stripe.Event) {
    if (knobs.drop > 0) knobs.drop -= 1;
    else if (knobs.holding) held.push(event);
    else deliver(event, knobs.copies);
  }

  function deliver(event: Stripe.Event, copies: number) {
    if (!ledger.undelivered.includes(event.id)) ledger.undelivered.push(event.id);
    for (let copy = 0; copy < copies; copy += 1) {
      line = line.then(() => wait(knobs.delayMs)).then(() => attempt(event, 1));
      track(line);
    }
  }

  async function attempt(event: Stripe.Event, number: number): Promise<void> {
    if (!knobs.url || closing.signal.aborted) return;
    const status = await post(knobs.url, event);
    if (closing.signal.aborted) return;
    deliveries.push({ eventId: event.id, type: event.type, attempt: number, status });
    const taken = typeof status === 'number' && status >= 200 && status < 300;
    if (taken || number >= attempts) {
      ledger.undelivered = ledger.undelivered.filter((id) => id !== event.id);
      changed();
    } else track(wait(Math.min(firstDelayMs * 2 ** (number - 1), 60_000)).then(() => attempt(event, number + 1)));
  }

  async function post(url: string, event: Stripe.Event): Promise<Delivery['status']> {
    const payload = JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: options.webhookSecret });
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(10_000)]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body: payload, redirect: 'manual', signal });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 'no answer';
    }
  }

  async function wait(ms: number) {
    if (ms > 0) await pause(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
  }

  function track(work: Promise<void>) {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  for (const id of ledger.undelivered) {
    const event = ledger.events[id];
    if (event) deliver(event, 1);
  }

  return {
    knobs,
    send,
    deliver,
    deliveries,
    release(order: 'sent' | 'reversed') {
      knobs.holding = false;
      for (const event of order === 'sent' ? held : held.reverse()) deliver(event, knobs.copies);
      held = [];
    },
    /** Resolves when nothing is being delivered or waiting to be tried again. */
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => closing.abort(),
  };
}
