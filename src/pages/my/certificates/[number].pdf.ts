import type { APIRoute } from 'astro';
import { findCertificatePdf } from '#src/certificates/index.ts';

/** A certificate as it was issued, for its learner and for the staff. */
export const GET: APIRoute = async ({ params, locals, rewrite }) => {
  const viewer = await locals.viewer();
  const file = viewer && (await findCertificatePdf(locals.services, { viewer, number: params['number'] ?? '' }));
  if (!file?.ok) return rewrite('/404');
  const { filename, pdf, pdfSha256 } = file.value;
  return new Response(pdf.slice(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
      'repr-digest': `sha-256=:${Buffer.from(pdfSha256, 'hex').toString('base64')}:`,
    },
  });
};
