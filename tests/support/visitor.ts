import type { TestSite } from './site.ts';

type Fields = Record<string, string> | [name: string, value: string][];

/** One browser without script: it keeps its cookies and posts plain forms. */
export function aVisitor({ url }: Pick<TestSite, 'url'>) {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  async function send(path: string, init: RequestInit = {}) {
    const headers = { cookie: cookie(), origin: url };
    const response = await fetch(url + path, { redirect: 'manual', headers, ...init });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return { response, status: response.status, to: response.headers.get('location'), text: await response.text() };
  }
  return {
    /** As a player or a picture asks: with headers of its own, and for bytes. */
    async fetch(path: string, headers: Record<string, string> = {}, method = 'GET') {
      const all = { cookie: cookie(), ...headers };
      const response = await fetch(url + path, { method, redirect: 'manual', headers: all });
      return { response, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    get: (path: string) => send(path),
    cookie,
    /** Posts a body of whatever kind. */
    sendText: (path: string, type: string, body: string) =>
      send(path, { method: 'POST', body, headers: { cookie: cookie(), origin: url, 'content-type': type } }),
    /** Posts a form with files in it. */
    send: (path: string, { body }: { body: FormData }) => send(path, { method: 'POST', body }),
    post: (path: string, fields: Fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    /** As a script of ours posts. */
    postJson: (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}
