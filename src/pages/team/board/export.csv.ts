import type { APIRoute } from 'astro';
import { exportTeamBoard, parseBoardFilter } from '#src/renewal/index.ts';

/** The board of a team as CSV, for whoever books for it. */
export const GET: APIRoute = async ({ locals, url, rewrite }) => {
  const viewer = await locals.viewer();
  const organisationId = url.searchParams.get('organisation');
  const filter = parseBoardFilter(url.searchParams.get('show'));
  const csv = viewer && (await exportTeamBoard(locals.services, { viewer, organisationId, filter }));
  if (!csv?.ok) return rewrite('/404');
  return new Response(csv.value, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="team-credits.csv"',
      'cache-control': 'private, no-store',
    },
  });
};
