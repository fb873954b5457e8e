import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Clock } from '#src/shared/clock.ts';

export interface SenderOptions {
  webhookSecret: string;
  /** How often a delivery is tried, and how long until the second try; each wait doubles, up to a minute. */
  retry?: { attempts: number; firstDelayMs: number } | undefined;
  /** What time the signatures say; the machine's when absent. */
  clock?: Clock;
}

/** One try to deliver an event: the webhook's status, or that it did not answer. */
export interface Delivery {
  eventId: string;
  type: string;
  attempt: number;
  status: number | 'no answer';
}

/**
 * Sends events one after another, signed, each again and again until the webhook answers 2xx or the tries are used up.
 * A second try does not hold up the events behind it, so order is lost then, as it is at Stripe.
 */
export function createSender({ webhookSecret, retry, clock }: SenderOptions, finished: (eventId: string) => void) {
  const { attempts, firstDelayMs } = retry ?? { attempts: 10, firstDelayMs: 250 };
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const deliveries: Delivery[] = [];
  let line = Promise.resolve();

  async function attempt(url: string, event: Stripe.Event, number: number): Promise<void> {
    if (closing.signal.aborted) return;
    const timestamp = Math.floor((clock?.now() ?? new Date()).getTime() / 1000);
    const status = await post(url, event, { secret: webhookSecret, timestamp }, closing.signal);
    if (closing.signal.aborted) return;
    deliveries.push({ eventId: event.id, type: event.type, attempt: number, status });
    const taken = typeof status === 'number' && status >= 200 && status < 300;
    const delayMs = Math.min(firstDelayMs * 2 ** (number - 1), 60_000);
    if (taken || number >= attempts) finished(event.id);
    else track(wait(delayMs, closing.signal).then(() => attempt(url, event, number + 1)));
  }

  function track(work: Promise<void>) {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  return {
    deliveries,
    enqueue(url: string, event: Stripe.Event, delayMs: number) {
      line = line.then(() => wait(delayMs, closing.signal)).then(() => attempt(url, event, 1));
      track(line);
    },
    /** Resolves when nothing is being delivered or waiting to be tried again. */
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => closing.abort(),
  };
}

async function post(
  url: string,
  event: Stripe.Event,
  signing: { secret: string; timestamp: number },
  closing: AbortSignal,
) {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, ...signing });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
  const signal = AbortSignal.any([closing, AbortSignal.timeout(10_000)]);
  try {
    const response = await fetch(url, { method: 'POST', headers, body: payload, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 'no answer';
  }
}

async function wait(ms: number, closing: AbortSignal) {
  if (ms > 0) await pause(ms, undefined, { signal: closing, ref: false }).catch(() => undefined);
}
