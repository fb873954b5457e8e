import type { APIRoute } from 'astro';
import { exportMyCredits } from '#src/renewal/index.ts';

/** The viewer's ledger for a spreadsheet. */
export const GET: APIRoute = async ({ locals, rewrite }) => {
  const viewer = await locals.viewer();
  if (!viewer) return rewrite('/404');
  return new Response(await exportMyCredits(locals.services, { viewer }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="record-of-credit.csv"',
      'cache-control': 'private, no-store',
    },
  });
};
