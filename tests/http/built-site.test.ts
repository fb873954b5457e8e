import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { beatHeart } from '#src/http/readiness-queries.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });
const get = (path: string, init: RequestInit = {}) => fetch(site().url + path, { redirect: 'manual', ...init });

/** As fetch cannot ask: with another host. */
async function answerTo({ path, headers }: { path: string; headers: Record<string, string> }): Promise<string> {
  const [response] = (await once(request(site().url + path, { headers }).end(), 'response')) as [IncomingMessage];
  return text(response);
}

describe('health', () => {
  it('says that the process is there', async () => {
    const response = await get('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  it('is not ready before a worker has been seen, and ready after', async () => {
    const before = await get('/readyz');
    expect([before.status, await before.text()]).toEqual([
      503,
      'worker: none has been seen in the last three minutes\n',
    ]);
    const { db, clock } = site().services;
    await beatHeart(db, clock.now());
    const after = await get('/readyz');
    expect([after.status, await after.text()]).toEqual([200, 'ready\n']);
  });
});

describe('every response', () => {
  it.each(['/guides', '/healthz', '/no-such-page', '/favicon.svg'])('%s carries the security headers', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`form-action 'self' ${site().stripe.url}`);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it.each(['/healthz', '/no-such-page'])('%s, made for one request, names it', async (path) => {
    expect((await get(path)).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('pages', () => {
  it('are kept when they say so: the same bytes, then 304', async () => {
    const first = await get('/guides');
    const again = await get('/guides');
    expect(await again.text()).toBe(await first.text());
    const etag = again.headers.get('etag') ?? '';
    expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect((await get('/guides', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each(['/guides', '/robots.txt', '/sitemap.xml'])('%s is kept whole when HEAD asks first', async (path) => {
    await get(`${path}?head`, { method: 'HEAD' });
    expect(await (await get(`${path}?head`)).text()).toBe(await (await get(path)).text());
  });

  it('name the site by its configured address, whatever host they were asked for', async () => {
    const host = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const kept = await answerTo({ path: '/guides?host', headers: { host: 'evil.example', ...host } });
    expect(kept).not.toContain('evil.example');
    expect(kept).toContain(`<link rel="canonical" href="${site().url}/guides"`);
  });

  it('that belong to somebody are never kept', async () => {
    for (const path of ['/my/profile', '/sign-in']) {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('etag')).toBeNull();
    }
  });

  it('lead to sign-in and back when nobody is signed in', async () => {
    const response = await get('/my/profile');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in?to=%2Fmy%2Fprofile');
  });

  it('that do not exist have a page that says so', async () => {
    const response = await get('/no-such-page');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no page here');
  });
});

describe('an address with a character that no text has', () => {
  it.each(['/checkout/new?course=%00', '/%ff', '/courses/%', '/my/learn/%c3%28/files/x'])(
    'is not found: %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('There is no page here')]);
      expect((await get(path, { method: 'POST', headers: { origin: site().url } })).status).toBe(404);
    },
  );
});

describe('actions', () => {
  it('are reached by forms only', async () => {
    const body = new URLSearchParams({ email: 'a@example.com', password: 'not-the-password' });
    const answer = await get('/_actions/accounts.signIn', { method: 'POST', body, headers: { origin: site().url } });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['no JSON', 'accounts.signIn', 'application/json', '{broken'],
    ['a form that cannot be read', 'accounts.signIn', 'multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['a group of actions', 'accounts', 'application/x-www-form-urlencoded', 'email=a'],
    ['none of ours', '__proto__.toString', 'application/x-www-form-urlencoded', 'email=a'],
  ])('fail at nothing that is sent: %s', async (_, action, type, body) => {
    const headers = { origin: site().url, 'content-type': type };
    const { status } = await get(`/sign-in?_action=${action}`, { method: 'POST', body, headers });
    expect([404, 415]).toContain(status);
  });
});

describe('static files', () => {
  it('go out compressed and may be kept for ever', async () => {
    const style = readdirSync('dist/client/_astro').find((name) => name.endsWith('.css'));
    const response = await get(`/_astro/${style}`, { headers: { 'accept-encoding': 'br' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('text/css');
  });
});

describe('forms', () => {
  it.each([['https://evil.example'], ['null'], ['']])('from another page (Origin "%s") are refused', async (origin) => {
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'email=learner@example.com';
    const response = await get('/sign-in', {
      method: 'POST',
      body,
      headers: { ...headers, ...(origin && { origin }) },
    });
    expect(response.status).toBe(403);
  });
});
