import type { Clock } from '#src/shared/clock.ts';
import type { Log } from '#src/shared/log.ts';
import type { Db } from './database.ts';

/** The training provider whose site this is. Configuration, and nothing else, says who. */
export interface Provider {
  /** Trading name, as customers know it. */
  name: string;
  legalName: string;
  /** Eleven digits. */
  abn: string;
  /** When false, no GST is charged and no paper is called a tax invoice. */
  gstRegistered: boolean;
  email: string;
  phone: string;
  street: string;
  suburb: string;
  state: string;
  postcode: string;
  /** Where invoices are paid by bank transfer; null where that is not offered. */
  bank: BankAccount | null;
  /** Shown on every page while the provider is the invented one. */
  sampleNotice: boolean;
}

interface BankAccount {
  accountName: string;
  /** Six digits: "062-000". */
  bsb: string;
  accountNumber: string;
}

/** What the site knows of itself. */
export interface Site {
  /** Public address without a trailing slash: `https://training.example.com`. */
  url: string;
  provider: Provider;
  /** How long the waiting list gathers seats for a party, and how long its offers stand. Usual times when absent. */
  waiting?: { gatherHours: number; offerHours: number };
}

/** Drops cached public pages in every process. Called after the commit that changed what they show. */
export interface PageCacheNotice {
  /** Tags as pages declare them: `courses`, `course:<slug>`, `session:<id>`. */
  changed(...tags: string[]): Promise<void>;
}

/** Work for the worker process. The work itself is always rows in our own tables; this only says "look now". */
export interface Worker {
  wake(job: WorkerJob): Promise<void>;
}

export const workerJobs = [
  'deliver-messages',
  'reconcile-payments',
  'compare-payments',
  'change-sessions',
  'send-refunds',
  'offer-seats',
  'issue-certificates',
  'housekeeping',
] as const;
export type WorkerJob = (typeof workerJobs)[number];

/** What every use case may rely on. A use case asks for `Core` and the ports it needs besides. */
export interface Core {
  db: Db;
  clock: Clock;
  log: Log;
  site: Site;
  pages: PageCacheNotice;
  worker: Worker;
  /** Signs and checks secret links: HMAC-SHA-256 over text, keyed for one purpose. */
  signature(purpose: string, text: string): string;
}

/** Who does something. The system acts by its clock, a provider by its events, an order link's holder as the buyer. */
export type Actor =
  | { kind: 'person'; personId: string }
  | { kind: 'order-link'; orderId: string }
  | { kind: 'provider'; eventId: string }
  | { kind: 'system' };
