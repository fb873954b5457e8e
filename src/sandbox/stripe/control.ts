import type Stripe from 'stripe';
import type { ApiKnobs } from './api.ts';
import { payByBank, payByCard, resolveBankDebit, type PayOutcome } from './buyer-pays.ts';
import { expireDueCheckouts } from './checkouts.ts';
import type { createCourier } from './courier.ts';
import type { Fates } from './fates.ts';
import type { Ledger } from './ledger.ts';
import { closeDispute, createRefund, openDispute, resolveRefund } from './refunds.ts';
import type { Delivery } from './sender.ts';
import { noSuch } from './stripe-error.ts';
import type { World } from './world.ts';

/** What a test can make happen at the provider: as buyer, as bank, as somebody in the dashboard, as a bad network. */
export interface StandInControl {
  pay(checkoutId: string, card?: string): PayOutcome;
  payByBank(checkoutId: string): PayOutcome;
  resolveBankDebit(checkoutId: string, outcome: 'succeeded' | 'failed'): void;
  /** A refund made in the dashboard, without any of our ids. */
  refundInDashboard(paymentIntentId: string, amountCents: number): Stripe.Refund;
  resolveRefund(refundId: string, outcome: 'succeeded' | 'failed'): void;
  /** Gives the dispute's id. */
  openDispute(paymentIntentId: string): string;
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): void;
  /** Closes what is past its time by the stand-in's clock; every request does so too. */
  expireDue(): void;
  /** The next requests fail before they take effect. */
  failNextRequests(count: number, status?: number): void;
  /** The next requests take effect, and the answer is lost on the way. */
  loseNextAnswers(count: number): void;
  /** Every request waits so long before it takes effect. */
  setLatency(ms: number): void;
  /** Decides of every request and event by itself, until it is given other words. */
  decideFates(fates: Partial<Fates>): void;
  sendEventsTo(webhookUrl: string): void;
  /** The next events are never sent, unless by `replay`. */
  dropNextEvents(count: number): void;
  /** Events wait until `releaseEvents`. */
  holdEvents(): void;
  releaseEvents(order?: 'sent' | 'reversed'): void;
  /** Every event from now on is sent so many times. */
  duplicateEvents(times: number): void;
  /** Every event from now on waits so long. */
  delayEvents(ms: number): void;
  replay(eventId: string, times?: number): void;
  /** The provider's own books, to be read and compared. */
  books(): Readonly<Ledger>;
  /** All events, oldest first, whether they were delivered or not. */
  events(): Stripe.Event[];
  /** All tries to deliver, oldest first. */
  deliveries(): Delivery[];
  /** Resolves when no delivery is under way or waiting to be tried again. */
  idle(): Promise<void>;
}

export interface NetworkKnobs extends ApiKnobs {
  latencyMs: number;
  loseAnswers: number;
}

export function createControl(
  world: World,
  courier: ReturnType<typeof createCourier>,
  network: NetworkKnobs,
): StandInControl {
  return {
    pay: (id, card = '4242424242424242') => payByCard(world, id, card),
    payByBank: (id) => payByBank(world, id),
    resolveBankDebit: (id, outcome) => resolveBankDebit(world, id, outcome),
    refundInDashboard: (id, amount) => structuredClone(createRefund(world, { payment_intent: id, amount })),
    resolveRefund: (id, outcome) => resolveRefund(world, id, outcome),
    openDispute: (id) => openDispute(world, id).id,
    closeDispute: (id, outcome) => closeDispute(world, id, outcome),
    expireDue: () => expireDueCheckouts(world),
    failNextRequests: (left, status = 500) => void (network.failing = { left, status }),
    loseNextAnswers: (count) => void (network.loseAnswers = count),
    setLatency: (ms) => void (network.latencyMs = ms),
    decideFates: (fates) => void Object.assign(network.fates, fates),
    sendEventsTo: (url) => void (courier.knobs.url = url),
    dropNextEvents: (count) => void (courier.knobs.drop = count),
    holdEvents: () => void (courier.knobs.holding = true),
    releaseEvents: (order = 'sent') => courier.release(order),
    duplicateEvents: (times) => void (courier.knobs.copies = times),
    delayEvents: (ms) => void (courier.knobs.delayMs = ms),
    replay: (id, times = 1) => {
      const event = world.ledger.events[id];
      if (!event) throw noSuch('event', id);
      courier.deliver(event, times);
    },
    books: () => world.ledger,
    events: () => Object.values(world.ledger.events),
    deliveries: () => [...courier.deliveries],
    idle: () => courier.idle(),
  };
}
