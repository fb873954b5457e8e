import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIContext } from 'astro';
import type { JobRunner, WorkerDuties } from '#src/adapters/pg-boss-worker.ts';
import { createStripeGateway } from '#src/adapters/stripe/stripe-gateway.ts';
import { readConfig } from '#src/config.ts';
import { POST } from '#src/pages/api/webhooks/stripe.ts';
import { createServices, type Services } from '#src/services.ts';
import { startWorker } from '#src/worker.ts';
import { deeds, type Site } from './deeds.ts';
import { armMoment, watchCalls, watchStatements } from './moments.ts';
import type { Said, Told } from './words.ts';

// A web process that can be killed: real services, the real webhook endpoint, the use cases by the parent's word. What it is
// told it does at once and side by side. Only the clock, the log and the worker's wake-up calls go to the parent, so that a
// seed says what time it is and when the worker looks.

/** A provider that has not answered after so long is taken for unreachable; the site itself waits ten seconds. */
const timeoutMs = 400;

interface Opened extends Site {
  port: number;
  close(): Promise<void>;
}

let now = new Date(0);
let opened: Opened | undefined;

function say(said: Said): void {
  process.send?.(said);
}

async function open(environment: Record<string, string>): Promise<Opened> {
  const config = readConfig(environment);
  const made = createServices(config, { clock: { now: () => now } });
  const services: Services = {
    ...made.services,
    gateway: watchCalls(createStripeGateway({ ...config.stripe, timeoutMs, retries: 0 })),
    log: { info: () => undefined, warn: told('warn'), error: told('error') },
    worker: { wake: async (job) => say({ kind: 'woken', job }) },
  };
  const server = createServer((request, response) => void answerWebhook(services, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await made.close();
  };
  return { services, duties: await dutiesOf(services), port: (server.address() as AddressInfo).port, close };
}

/** The duties as the worker process has them, run here when the parent says so. */
async function dutiesOf(services: Services): Promise<WorkerDuties> {
  let duties: WorkerDuties = {};
  const jobs: JobRunner = {
    worker: services.worker,
    perform: async (all) => void (duties = all),
    stop: async () => undefined,
  };
  await startWorker(services, jobs);
  return duties;
}

function told(level: 'warn' | 'error') {
  return (facts: object, words: string) => {
    const plain = Object.entries(facts).map(
      ([name, fact]) => `${name}=${fact instanceof Error ? fact.stack : String(fact)}`,
    );
    say({ kind: 'log', level, text: `${words} ${plain.join(' ')}` });
  };
}

/** The endpoint that Astro would call, with as much of a context as it reads. */
async function answerWebhook(services: Services, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const request = new Request('http://site/api/webhooks/stripe', {
      method: 'POST',
      headers: { 'stripe-signature': String(incoming.headers['stripe-signature']) },
      body: Buffer.concat(chunks),
    });
    const response = await POST({ request, locals: { services } } as unknown as APIContext);
    outgoing.writeHead(response.status).end();
  } catch (fault) {
    told('warn')({ error: fault }, 'a webhook failed');
    outgoing.writeHead(500).end();
  }
}

async function perform({ id, deed, facts }: Extract<Told, { kind: 'do' }>): Promise<void> {
  try {
    if (!opened) throw new Error('The site is not open');
    const run = deeds[deed] as (site: Site, facts: unknown) => Promise<unknown>;
    say({ kind: 'done', id, value: await run(opened, facts) });
  } catch (fault) {
    say({ kind: 'fault', id, text: String((fault as Error).stack) });
  }
}

async function hear(message: Told): Promise<void> {
  if (message.kind === 'clock') now = message.at;
  else if (message.kind === 'arm') armMoment(message.moments, message.fate);
  else if (message.kind === 'disarm') armMoment(0, undefined);
  else if (message.kind === 'do') await perform(message);
  else if (message.kind === 'close') {
    await opened?.close();
    opened = undefined;
    say({ kind: 'closed' });
  } else {
    now = message.at;
    opened = await open(message.environment);
    say({ kind: 'open', port: opened.port });
  }
}

watchStatements();
process.on('message', (message: Told) => void hear(message));
process.on('disconnect', () => process.exit(0));
say({ kind: 'ready' });
