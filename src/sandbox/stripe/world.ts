import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';
import type { Clock } from '#src/shared/clock.ts';
import type { Ledger } from './ledger.ts';

/** What every part of the stand-in works with. */
export interface World {
  ledger: Ledger;
  clock: Clock;
  /** Where the buyer's browser finds the stand-in. */
  publicUrl: string;
  /** Records that something happened to an object and tells the webhook. */
  emit(type: Stripe.Event['type'], object: object): void;
}

/** The stand-in's time, in Stripe's whole seconds. */
export function seconds(clock: Clock): number {
  return Math.floor(clock.now().getTime() / 1000);
}

/** An id that looks like Stripe's and cannot be guessed. */
export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(14).toString('hex')}`;
}
