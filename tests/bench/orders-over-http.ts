import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '#src/sandbox/processes.ts';
import { startStripeStandIn } from '#src/sandbox/stripe/stand-in.ts';
import { benchSettings } from './settings.ts';

type Fields = [name: string, value: string][];

/**
 * The built site in a process of its own, with the stand-in for the payment provider: an order is the booking form of the
 * checkout, sent as a browser without script sends it, and answered with the way to the payment page.
 */
export async function ordersOverHttp(databaseUrl: string) {
  const keys = { secretKey: benchSettings.STRIPE_SECRET_KEY, webhookSecret: benchSettings.STRIPE_WEBHOOK_SECRET };
  const retry = { attempts: 1, firstDelayMs: 1 };
  const stripe = await startStripeStandIn({ port: 0, ...keys, webhookUrl: 'http://127.0.0.1:9/', retry });
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const site = start({
    ...process.env,
    ...benchSettings,
    DATABASE_URL: databaseUrl,
    SITE_URL: url,
    PORT: String(port),
    STRIPE_API_BASE: stripe.url,
    CHECKOUT_ORIGIN: stripe.url,
    // Each buyer comes from a place of their own: the limit for one place is not what is measured.
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'silent',
  });
  await once(site, 'message');
  let form: Fields = [];
  let opened = '';
  let buyer = 0;
  return {
    /** Opens the form for a seat in this session; `place` sends it for this one or another of the same course. */
    async open(sessionId: string): Promise<void> {
      const asked = await fetch(`${url}/checkout/new?session=${sessionId}`, { redirect: 'manual' });
      const cookie = (asked.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
      const page = await fetch(`${url}/checkout`, { headers: { cookie } });
      form = hiddenFields(await page.text());
      opened = sessionId;
    },
    /** Whether the seat was had. */
    async place(sessionId: string, email: string): Promise<boolean> {
      buyer += 1;
      const response = await fetch(`${url}/checkout?_action=checkout.bookSeats`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: url, 'x-forwarded-for': placeOf(buyer) },
        body: new URLSearchParams(
          filledIn(form, email).map(([name, value]) => [name, value.replace(opened, sessionId)]),
        ),
      });
      const text = await response.text();
      if (response.status === 303) return true;
      if (response.status === 409 && text.includes('sold out')) return false;
      throw new Error(`An order was answered with ${response.status}`);
    },
    async close(): Promise<void> {
      site.kill('SIGKILL');
      await stripe.close();
    },
  };
}

function hiddenFields(html: string): Fields {
  return [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

function filledIn(hidden: Fields, email: string): Fields {
  return [
    ...hidden.filter(([name]) => !['formToken', 'notesOf', 'evidenceOf'].includes(name)),
    ['formToken', randomUUID()],
    ['who', 'named'],
    ['attendeeName', 'Buyer'],
    ['attendeeEmail', email],
    ['buyerName', 'Buyer'],
    ['buyerEmail', email],
    ['terms', 'yes'],
  ];
}

/** An address in the range kept for measurements (RFC 2544). */
function placeOf(number: number): string {
  return `198.18.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`;
}

function start(env: NodeJS.ProcessEnv): ChildProcess {
  return fork(fileURLToPath(new URL('site-process.ts', import.meta.url)), [], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
