import type { APIRoute } from 'astro';
import { packSessionEvidence } from '#src/backoffice/index.ts';

/** A session's evidence for an auditor, for staff of its course. */
export const GET: APIRoute = async ({ params, locals, rewrite }) => {
  const viewer = await locals.viewer();
  const evidence = viewer && (await packSessionEvidence(locals.services, { viewer, sessionId: params.id ?? '' }));
  if (!evidence?.ok) return rewrite('/404');
  return new Response(evidence.value.slice(), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="session-evidence.zip"',
      'cache-control': 'private, no-store',
    },
  });
};
