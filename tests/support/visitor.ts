import type { TestSite } from './site.ts';

type Fields = Record<string, string> | [name: string, value: string][];

/** One browser without script: it keeps its cookies and posts plain forms. */
export function aVisitor({ url }: Pick<TestSite, 'url'>) {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: url };
    const response = await fetch(url + path, { redirect: 'manual', headers, ...init });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return { response, status: response.status, to: response.headers.get('location'), text: await response.text() };
  }
  return {
    get: (path: string) => send(path),
    /** Posts a form with files in it. */
    send: (path: string, { body }: { body: FormData }) => send(path, { method: 'POST', body }),
    post: (path: string, fields: Fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    /** As a script of ours posts. */
    postJson: (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}
