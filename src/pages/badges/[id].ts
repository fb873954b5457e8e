import type { APIRoute } from 'astro';
import { findBadge } from '#src/certificates/index.ts';
import { forAnybody } from './_answers.ts';

/** A badge at its id, to the byte as it was signed. It never changes. */
export const GET: APIRoute = async ({ params, locals, cache, rewrite }) => {
  const badge = await findBadge(locals.services, { badgeId: params['id'] ?? '' });
  if (!badge.ok) return rewrite('/404');
  cache.set({ maxAge: 86_400, tags: ['badges'] });
  return forAnybody(badge.value.credential);
};
