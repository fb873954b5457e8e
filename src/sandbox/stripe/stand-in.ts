import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Clock } from '#src/shared/clock.ts';
import { createApi } from './api.ts';
import { expireDueCheckouts } from './checkouts.ts';
import { createControl, type NetworkKnobs, type StandInControl } from './control.ts';
import { createCourier, type CourierOptions } from './courier.ts';
import { kindFates } from './fates.ts';
import { keepLedger, openLedger } from './ledger.ts';
import { answerPage } from './pages.ts';
import { newStripeId, seconds, type World } from './world.ts';

export interface StandInOptions extends CourierOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Where the buyer's browser finds it, when that is not the address it listens on. */
  publicUrl?: string | undefined;
  /** Where payments are kept between runs; nowhere when absent. */
  dataFile?: string | undefined;
  secretKey: string;
  clock?: Clock;
}

export interface StripeStandIn {
  url: string;
  control: StandInControl;
  close(): Promise<void>;
}

const systemClock: Clock = { now: () => new Date() };

/**
 * A server that speaks as much of Stripe's API as this product uses, for a machine without an account. It is strict
 * where Stripe is strict, so that what works here works there. It is not Stripe: it knows AUD prices given inline, two
 * payment methods, refunds and disputes, one webhook, and nothing of customers, taxes, fees or payouts.
 */
export async function startStripeStandIn(options: StandInOptions): Promise<StripeStandIn> {
  const { dataFile, clock = systemClock, host = '127.0.0.1' } = options;
  const ledger = openLedger(dataFile);
  const keeper = keepLedger(ledger, dataFile);
  const fates = kindFates();
  const courier = createCourier(ledger, options, { changed: keeper.changed, fates });
  const world: World = { ledger, clock, publicUrl: '', emit };
  const network: NetworkKnobs = {
    failing: { left: 0, status: 500 },
    latencyMs: 0,
    loseAnswers: 0,
    fates,
    latency: async () => void (network.latencyMs > 0 && (await pause(network.latencyMs))),
  };
  const control = createControl(world, courier, network);
  const server = createServer(respondWith({ world, network, control, keeper, secretKey: options.secretKey }));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  world.publicUrl = options.publicUrl ?? url;
  const sweep = setInterval(() => expireDueCheckouts(world), 5_000).unref();
  return { url, control, close };

  function emit(type: Stripe.Event['type'], object: object) {
    const event = newEvent(clock, type, object);
    ledger.events[event.id] = event;
    courier.send(event);
    keeper.changed();
  }

  async function close() {
    clearInterval(sweep);
    courier.close();
    await closeServer(server);
    await courier.idle();
    keeper.flush();
  }
}

function newEvent(clock: Clock, type: Stripe.Event['type'], object: object): Stripe.Event {
  return {
    id: newStripeId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: seconds(clock),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
  } as Stripe.Event;
}

interface Parts {
  world: World;
  network: NetworkKnobs;
  control: StandInControl;
  keeper: ReturnType<typeof keepLedger>;
  secretKey: string;
}

function respondWith({ world, network, control, keeper, secretKey }: Parts) {
  const api = createApi(world, secretKey, network);
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const body = await textOf(request);
      if (!url.pathname.startsWith('/v1/')) {
        const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
        const page = answerPage(world, control.replay, { method, path: url.pathname, body });
        keeper.flush();
        sendPage(response, page);
        return;
      }
      const form = request.method === 'POST' ? body : url.search.slice(1);
      const fate = network.fates.ofCall({ method: request.method ?? '', path: url.pathname, form });
      const answer = await api(request, url, body, fate);
      if (request.method === 'POST') keeper.changed();
      keeper.flush();
      if (network.loseAnswers > 0 || fate === 'answer-lost') {
        network.loseAnswers = Math.max(0, network.loseAnswers - 1);
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        'request-id': newStripeId('req'),
        ...(answer.replayed ? { 'idempotent-replayed': 'true' } : {}),
      });
      response.end(JSON.stringify(answer.body, null, 2));
    } catch (fault) {
      process.stderr.write(`The sandbox payments failed: ${String((fault as Error).stack)}\n`);
      response.destroy();
    }
  };
}

function sendPage(response: ServerResponse, answer: ReturnType<typeof answerPage>) {
  if ('location' in answer) {
    response.writeHead(303, { location: answer.location }).end();
    return;
  }
  response.writeHead(answer.status, {
    'content-type': answer.type ?? 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'",
  });
  response.end(answer.body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 1_000_000) throw new Error('A request of more than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
