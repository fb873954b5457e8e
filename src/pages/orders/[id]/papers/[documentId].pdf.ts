import type { APIRoute } from 'astro';
import { findOrderPage } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';

/** A paper of a booking as a PDF, for whoever may see the booking. */
export const GET: APIRoute = async ({ params, url, locals, rewrite }) => {
  const { id: orderId = '', documentId = '' } = params;
  if (!isId(orderId) || !isId(documentId)) return rewrite('/404');
  const access = { viewer: await locals.viewer(), key: url.searchParams.get('key') };
  const page = await findOrderPage(locals.services, { orderId, access });
  if (!page.ok || !page.value.papers.some(({ id }) => id === documentId)) return rewrite('/404');
  const { filename, pdf } = await locals.services.renderPaper({ kind: 'tax-document', id: documentId });
  return new Response(pdf.slice(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
};
