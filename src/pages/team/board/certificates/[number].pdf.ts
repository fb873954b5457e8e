import type { APIRoute } from 'astro';
import { findTeamCertificate } from '#src/renewal/index.ts';

/** A member's certificate as it was issued, while they let their team see it. */
export const GET: APIRoute = async ({ params, locals, url, rewrite }) => {
  const viewer = await locals.viewer();
  const asked = { organisationId: url.searchParams.get('organisation'), number: params['number'] ?? '' };
  const file = viewer && (await findTeamCertificate(locals.services, { viewer, ...asked }));
  if (!file?.ok) return rewrite('/404');
  const { filename, pdf } = file.value;
  return new Response(pdf.slice(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
};
