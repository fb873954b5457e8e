import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Stripe from 'stripe';
import type { SandboxDispute } from './charge-objects.ts';

/** A Checkout Session with what Stripe knows besides: what is shown to the buyer, and what the payment is to carry. */
export interface StoredCheckout {
  session: Stripe.Checkout.Session;
  lines: { name: string; unitCents: number; quantity: number }[];
  payment: { metadata: Stripe.Metadata; description: string | null };
}

/** The answer to a request that had an Idempotency-Key. */
export interface StoredAnswer {
  fingerprint: string;
  status: number;
  body: unknown;
}

/** Everything that the stand-in remembers. Plain data, oldest first, so that it can be kept in a file. */
export interface Ledger {
  checkouts: Record<string, StoredCheckout>;
  intents: Record<string, Stripe.PaymentIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, Stripe.Refund>;
  disputes: Record<string, SandboxDispute>;
  events: Record<string, Stripe.Event>;
  /** Ids of events that the webhook has not taken yet. */
  undelivered: string[];
  answers: Record<string, StoredAnswer>;
}

/** Reads the ledger from its file, or begins an empty one. */
export function openLedger(dataFile?: string): Ledger {
  const empty: Ledger = {
    ...{ checkouts: {}, intents: {}, charges: {}, refunds: {}, disputes: {} },
    ...{ events: {}, undelivered: [], answers: {} },
  };
  try {
    // A file of an earlier release knows nothing of what the stand-in has learnt since.
    return dataFile ? { ...empty, ...(JSON.parse(readFileSync(dataFile, 'utf8')) as Partial<Ledger>) } : empty;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return empty;
    throw new Error(`The sandbox payments in ${dataFile} cannot be read: delete the file to start over`, {
      cause: fault,
    });
  }
}

/** Keeps the ledger in its file: soon after a change, and at once when an answer is about to promise it. */
export function keepLedger(ledger: Ledger, dataFile: string | undefined) {
  let changed = false;
  const flush = () => {
    if (changed && dataFile) saveLedger(ledger, dataFile);
    changed = false;
  };
  return {
    flush,
    changed() {
      if (!changed) setImmediate(flush);
      changed = true;
    },
  };
}

/** Replaces the file in one step: a crash leaves the old one or the new one, never half of one. */
function saveLedger(ledger: Ledger, dataFile: string): void {
  mkdirSync(dirname(dataFile), { recursive: true });
  writeFileSync(`${dataFile}.new`, JSON.stringify(ledger));
  renameSync(`${dataFile}.new`, dataFile);
}
