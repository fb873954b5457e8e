import type { APIRoute } from 'astro';
import { printMyTranscript } from '#src/renewal/index.ts';

/** The viewer's record of credit as a PDF. */
export const GET: APIRoute = async ({ locals, rewrite }) => {
  const viewer = await locals.viewer();
  if (!viewer) return rewrite('/404');
  const pdf = await printMyTranscript(locals.services, { viewer });
  return new Response(pdf.slice(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="record-of-credit.pdf"',
      'cache-control': 'private, no-store',
    },
  });
};
