import type { APIRoute } from 'astro';
import { findStatusList, statusListTag } from '#src/certificates/index.ts';
import { forAnybody } from '../_answers.ts';

/** Which badges no longer stand. Kept for five minutes, and dropped when a certificate is withdrawn or replaced. */
export const GET: APIRoute = async ({ params, locals, cache, rewrite }) => {
  const { list = '' } = params;
  if (!/^\d{1,6}$/.test(list)) return rewrite('/404');
  const found = await findStatusList(locals.services, { list: Number(list) });
  if (!found.ok) return found.reason === 'no-such-list' ? rewrite('/404') : notNow();
  cache.set({ maxAge: 300, tags: [statusListTag(Number(list))] });
  return forAnybody(found.value.credential);
};

/** Staff are told why on their first page. */
function notNow(): Response {
  return new Response('The status list cannot be signed at the moment. Try again later.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '600' },
  });
}
