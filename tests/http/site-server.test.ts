import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPageCacheNotices, listenForPageCacheNotices } from '#src/adapters/page-cache-notices.ts';
import { connectDatabase } from '#src/database.ts';
import type { AstroHandler } from '#src/http/render-page.ts';
import { createSiteServer } from '#src/http/site-server.ts';
import { useDatabase } from '#tests/support/database.ts';

type Rendered =
  | { status?: number; headers?: Record<string, string>; body?: string }
  | ((response: ServerResponse) => Promise<void>)
  | 'unmatched'
  | Error;

/** What the site's pages answer, by address, and how often each was made. */
let rendered: Record<string, Rendered>;
let made: Record<string, number>;
let folder: string;
let server: Awaited<ReturnType<typeof createSiteServer>>;
let port: number;
let logged: { facts: Record<string, unknown>; words: string }[];

const kept = (seconds: number, tags = '') => ({
  'content-type': 'text/html; charset=utf-8',
  'cdn-cache-control': `max-age=${seconds}`,
  ...(tags ? { 'cache-tag': tags } : {}),
});
const words = '<p>Water damage restoration</p>'.repeat(200);

const astro: AstroHandler = async (request, response, next) => {
  const address = request.url ?? '';
  made[address] = (made[address] ?? 0) + 1;
  const answer = rendered[address] ?? 'unmatched';
  if (answer === 'unmatched') return next();
  if (answer instanceof Error) throw answer;
  if (typeof answer === 'function') return answer(response);
  response.writeHead(answer.status ?? 200, answer.headers ?? {});
  // As Astro's endpoints do.
  response.end(request.method === 'HEAD' ? '' : (answer.body ?? words));
};

beforeEach(async () => {
  rendered = {};
  made = {};
  logged = [];
  folder = aClientFolder();
  const remember = (facts: object, said: string) => void logged.push({ facts: { ...facts }, words: said });
  server = await createSiteServer({
    astro,
    clientFolder: folder,
    siteUrl: 'http://localhost',
    checkoutOrigin: 'https://checkout.example.com',
    trustedProxies: 0,
    log: { info: remember, warn: remember, error: remember },
    locals: {},
    findProblems: async () => [],
  });
  await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  port = address && typeof address === 'object' ? address.port : 0;
});

afterEach(async () => {
  await new Promise((resolve) => {
    server.server.close(resolve);
    server.server.closeAllConnections();
  });
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const style = 'p{color:red}'.repeat(50);

function aClientFolder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'accrue-client-'));
  mkdirSync(path.join(made, '_astro'));
  for (const name of ['_astro/page.abc123.css', 'plain.css']) writeFileSync(path.join(made, name), style);
  return made;
}

/** As it goes over the wire: nothing is decompressed on the way. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', path: address, method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    });
    sent.once('error', reject).end();
  });
}

describe('a page that may be kept', () => {
  beforeEach(() => {
    rendered['/courses'] = { headers: kept(60, 'courses') };
  });

  it('is made once and gives the same bytes again', async () => {
    const first = await get('/courses');
    const second = await get('/courses');
    expect(made).toEqual({ '/courses': 1 });
    expect(second.body).toEqual(first.body);
    expect(second.headers['etag']).toBe(first.headers['etag']);
    expect(second.headers).not.toHaveProperty('cdn-cache-control');
    expect(second.headers).not.toHaveProperty('cache-tag');
  });

  it('goes out as the browser asks: brotli, gzip or as it is', async () => {
    const br = await get('/courses', { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await get('/courses', { 'accept-encoding': 'br;q=0, gzip' });
    const plain = await get('/courses');
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br.body).toString()).toBe(words);
    expect(gunzipSync(gzip.body).toString()).toBe(words);
    expect(plain.body.toString()).toBe(words);
    expect(br.headers['vary']).toBe('Accept-Encoding');
  });

  it('is not sent again to a browser that has it', async () => {
    const { headers } = await get('/courses');
    const again = await get('/courses', { 'if-none-match': headers['etag'] ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('answers HEAD with the same head and no body', async () => {
    const { headers } = await get('/courses');
    const head = await get('/courses', {}, 'HEAD');
    expect([head.headers['content-length'], head.headers['etag']]).toEqual([
      headers['content-length'],
      headers['etag'],
    ]);
    expect(head.body.length).toBe(0);
  });

  it('is kept whole when it was asked for by HEAD first', async () => {
    const head = await get('/courses', {}, 'HEAD');
    const { body } = await get('/courses');
    expect([head.body.length, body.toString(), made['/courses']]).toEqual([0, words, 1]);
  });

  it('is made once for many who ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get('/courses')));
    expect(made).toEqual({ '/courses': 1 });
  });

  it('is another page with another query', async () => {
    rendered['/courses?kind=webinar'] = { headers: kept(60), body: 'webinars' };
    await get('/courses');
    expect((await get('/courses?kind=webinar')).body.toString()).toBe('webinars');
  });

  it('is made anew when it was dropped', async () => {
    await get('/courses');
    rendered['/courses'] = { headers: kept(60, 'courses'), body: 'one seat fewer' };
    server.pages.drop(['session:other']);
    expect((await get('/courses')).body.toString()).toBe(words);
    server.pages.drop(['courses']);
    expect((await get('/courses')).body.toString()).toBe('one seat fewer');
  });

  it('is served stale while making it anew fails', async () => {
    await get('/courses');
    server.pages.dropAll();
    rendered['/courses'] = { status: 503, body: 'resting' };
    const stale = await get('/courses');
    expect([stale.status, stale.body.toString()]).toEqual([200, words]);
    rendered['/courses'] = { headers: kept(60), body: 'well again' };
    expect((await get('/courses')).body.toString()).toBe('well again');
  });
});

describe('a change in another process', () => {
  const database = useDatabase();

  it('drops the pages that show it, and only those', async () => {
    rendered['/courses'] = { headers: kept(60, 'courses, course:drying') };
    rendered['/guides'] = { headers: kept(60, 'guides') };
    const listening = { connectionString: database.url, log: { info() {}, warn() {}, error() {} } };
    const dropped: string[][] = [];
    let connected = () => {};
    const isListening = new Promise<void>((resolve) => (connected = resolve));
    const stopListening = listenForPageCacheNotices({
      ...listening,
      dropAll: connected,
      dropTags: (tags) => {
        dropped.push(tags);
        server.pages.drop(tags);
      },
    });
    await isListening;
    await Promise.all([get('/courses'), get('/guides')]);

    const other = connectDatabase({ connectionString: database.url, maxConnections: 1 });
    const notices = createPageCacheNotices(other);
    await Promise.all([notices.changed('course:drying'), notices.changed('session:1', 'course:drying')]);
    await expect.poll(() => dropped).toEqual([['course:drying', 'session:1']]);
    await Promise.all([get('/courses'), get('/guides')]);
    expect(made).toEqual({ '/courses': 2, '/guides': 1 });
    await other.destroy();
    await stopListening();
  });
});

describe('a page that must not be kept', () => {
  it.each([
    ['sets a cookie', { headers: { ...kept(60), 'set-cookie': 'accrue_session=1' } }],
    ['says nothing about it', { headers: { 'content-type': 'text/html' } }],
    ['is not there', { status: 404, headers: kept(60) }],
    ['failed', { status: 500, headers: kept(60) }],
    ['leads elsewhere', { status: 303, headers: { ...kept(60), location: '/' } }],
  ] satisfies [string, Rendered][])('because it %s is made each time', async (_why, answer) => {
    rendered['/page'] = answer;
    const first = await get('/page');
    await get('/page');
    expect(made['/page']).toBe(2);
    expect(first.headers['cache-control']).toBe('private, no-store');
    expect(first.headers).not.toHaveProperty('etag');
  });

  it('is never shared between people who ask at the same time', async () => {
    rendered['/my'] = { headers: { 'content-type': 'text/html' } };
    await Promise.all([get('/my'), get('/my'), get('/my')]);
    expect(made['/my']).toBe(3);
  });
});

describe('a form', () => {
  const post = (headers: Record<string, string>, address = '/orders') => get(address, headers, 'POST');

  it('from our own pages reaches Astro', async () => {
    rendered['/orders'] = { status: 200, body: 'booked' };
    expect((await post({ origin: `http://127.0.0.1:${port}` })).body.toString()).toBe('booked');
  });

  it.each([['https://evil.example'], ['null'], ['not an origin']])('from %s is refused and logged', async (origin) => {
    const refused = await post({ origin });
    expect(refused.status).toBe(403);
    expect(made).toEqual({});
    expect(logged.map((line) => line.words)).toContain('form from another site refused');
  });

  it('without an origin is refused, but a machine’s signed message is not', async () => {
    rendered['/api/webhooks/stripe'] = { status: 200, body: 'thanks' };
    expect((await post({})).status).toBe(403);
    expect((await post({}, '/api/webhooks/stripe')).status).toBe(200);
  });

  it.each(['/api/webhooks/stripe?_action=accounts.signIn', '/api/webhooks/../../sign-in?_action=accounts.signIn'])(
    'is not taken for a machine’s message because it was sent to %s',
    async (address) => {
      expect((await post({ origin: 'https://evil.example' }, address)).status).toBe(403);
      expect(made).toEqual({});
    },
  );

  it.each([
    ['content-length', '1048577'],
    ['transfer-encoding', 'chunked'],
  ])('that is too large, or does not say how large it is, is not read: %s %s', async (header, value) => {
    const refused = await post({ origin: `http://127.0.0.1:${port}`, [header]: value });
    expect([refused.status, made]).toEqual([413, {}]);
  });

  it.each([
    ['/my/credits/new', 12, '10 MB'],
    ['/staff/courses/0f/learning/lessons/new', 304, '300 MB'],
  ])('with a file that is too large is told how large one may be: %s', async (address, megabytes, words) => {
    const headers = { origin: `http://127.0.0.1:${port}`, 'content-length': String(megabytes * 1024 * 1024) };
    expect((await post(headers, address)).body.toString()).toContain(`A file may have at most ${words}`);
  });
});

describe('a file in parts', () => {
  const head = { 'accept-ranges': 'bytes', 'content-type': 'video/webm', 'content-length': '6' };
  const askForVideo = () => once(ask({ port, host: '127.0.0.1', path: '/video' }).end(), 'response');

  it('goes out as it comes', async () => {
    const next = Promise.withResolvers<undefined>();
    rendered['/video'] = async (response) => {
      response.writeHead(200, head);
      response.write(Buffer.from('one'));
      await next.promise;
      response.end(Buffer.from('two'));
    };
    const [response] = (await askForVideo()) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    expect([first.toString(), response.headers['content-type']]).toEqual(['one', 'video/webm']);
    next.resolve(undefined);
    const [second] = (await once(response, 'data')) as [Buffer];
    expect(second.toString()).toBe('two');
  });

  it('breaks off when the rest cannot be had, so that nobody takes it for whole', async () => {
    const next = Promise.withResolvers<undefined>();
    rendered['/video'] = async (response) => {
      response.writeHead(200, head);
      response.write(Buffer.from('one'));
      await next.promise;
      // As the adapter does of a stream that fails.
      response.write('Internal server error', () => response.destroy());
    };
    const [response] = (await askForVideo()) as [IncomingMessage];
    await once(response, 'data');
    next.resolve(undefined);
    await expect(once(response.resume(), 'end')).rejects.toThrow('aborted');
  });

  it('is not read for HEAD', async () => {
    let isGone = false;
    rendered['/video'] = async (response) => {
      response.writeHead(200, head);
      response.once('close', () => (isGone = true));
      response.write(Buffer.from('one'));
      response.end();
    };
    const answer = await get('/video', {}, 'HEAD');
    expect([answer.status, answer.headers['content-length'], answer.body.length, isGone]).toEqual([200, '6', 0, true]);
  });
});

describe('what else there is', () => {
  it('makes an error of a page that fails half-way, not half a page', async () => {
    rendered['/half'] = async (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<p>Half');
      response.write('Internal server error', () => response.destroy());
    };
    const answer = await get('/half');
    expect([answer.status, answer.body.toString()]).toEqual([500, '']);
  });

  it('serves built files compressed, for ever where their name changes with them', async () => {
    const hashed = await get('/_astro/page.abc123.css', { 'accept-encoding': 'br' });
    expect(hashed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(brotliDecompressSync(hashed.body).toString()).toBe(style);
    expect((await get('/plain.css')).headers['cache-control'] ?? '').not.toContain('immutable');
  });

  it('goes on serving the files it was started with while the next build replaces them', async () => {
    rmSync(path.join(folder, '_astro'), { recursive: true });
    expect((await get('/_astro/page.abc123.css')).body.toString()).toBe(style);
  });

  it('shows the 404 page for an address without a page', async () => {
    rendered['/404'] = { status: 404, body: 'no page here' };
    const missing = await get('/no-such');
    expect([missing.status, missing.body.toString()]).toEqual([404, 'no page here']);
  });

  it('names the request in the answer and in the log when a page breaks', async () => {
    rendered['/broken'] = new Error('a bug');
    const broken = await get('/broken');
    expect(broken.status).toBe(500);
    const requestId = broken.headers['x-request-id'];
    expect(broken.body.toString()).toContain(requestId);
    expect(broken.body.toString()).not.toContain('a bug');
    const line = logged.find((each) => each.words === 'request failed');
    expect(line?.facts).toMatchObject({ requestId, error: new Error('a bug') });
  });

  it('logs addresses without their queries, which may hold secrets', async () => {
    rendered['/reset-password?token=unlogged-secret'] = { body: 'form' };
    await get('/reset-password?token=unlogged-secret');
    expect(JSON.stringify(logged)).not.toContain('unlogged-secret');
  });
});
