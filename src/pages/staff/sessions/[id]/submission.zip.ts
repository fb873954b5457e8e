import type { APIRoute } from 'astro';
import { packSessionSubmission } from '#src/backoffice/index.ts';

/** The evidence of a session's learners for a body, of those who agreed, for staff of its course. */
export const GET: APIRoute = async ({ params, locals, url, rewrite }) => {
  const viewer = await locals.viewer();
  const asked = { sessionId: params.id ?? '', bodyId: url.searchParams.get('body') };
  const pack = viewer && (await packSessionSubmission(locals.services, { viewer, ...asked }));
  if (!pack?.ok) return rewrite('/404');
  const { filename, content } = pack.value;
  return new Response(content.slice(), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
};
