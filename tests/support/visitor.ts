import type { TestSite } from './site.ts';

type Fields = Record<string, string> | [name: string, value: string][];

/** One browser without script: it keeps its cookie and posts plain forms. */
export function aVisitor({ url }: Pick<TestSite, 'url'>) {
  let cookie = '';
  async function send(path: string, init: RequestInit = {}) {
    const headers = { cookie, origin: url };
    const response = await fetch(url + path, { redirect: 'manual', headers, ...init });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    return { response, status: response.status, to: response.headers.get('location'), text: await response.text() };
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
