import type Stripe from 'stripe';
import type { Fates } from './fates.ts';
import type { Ledger } from './ledger.ts';
import { createSender, type SenderOptions } from './sender.ts';

export interface CourierOptions extends SenderOptions {
  webhookUrl?: string | undefined;
}

/** Decides when and how often each event is sent: in order and once, unless a test wants it otherwise. */
export function createCourier(
  ledger: Ledger,
  options: CourierOptions,
  { changed, fates }: { changed: () => void; fates: Fates },
) {
  const knobs = { url: options.webhookUrl, drop: 0, copies: 1, delayMs: 0, holding: false };
  const sender = createSender(options, (eventId) => {
    ledger.undelivered = ledger.undelivered.filter((id) => id !== eventId);
    changed();
  });
  let held: Stripe.Event[] = [];

  function send(event: Stripe.Event) {
    const fate = fates.ofEvent(event);
    if (knobs.drop > 0) knobs.drop -= 1;
    else if (fate === 'dropped' || fate === 'kept') return;
    else if (knobs.holding) held.push(event);
    else deliver(event, fate === 'doubled' ? 2 : knobs.copies);
  }

  function deliver(event: Stripe.Event, copies: number) {
    if (!ledger.undelivered.includes(event.id)) ledger.undelivered.push(event.id);
    if (!knobs.url) return;
    for (let copy = 0; copy < copies; copy += 1) sender.enqueue(knobs.url, event, knobs.delayMs);
  }

  function release(order: 'sent' | 'reversed') {
    knobs.holding = false;
    for (const event of order === 'sent' ? held : held.reverse()) deliver(event, knobs.copies);
    held = [];
  }

  for (const id of ledger.undelivered) {
    const event = ledger.events[id];
    if (event) deliver(event, 1);
  }
  return { knobs, send, deliver, release, deliveries: sender.deliveries, idle: sender.idle, close: sender.close };
}
