import type { APIRoute } from 'astro';
import { printSignInSheet } from '#src/attendance/index.ts';
import { isId } from '#src/shared/ids.ts';

/** The sign-in sheets of a session as a PDF, for staff and the trainers who teach it. */
export const GET: APIRoute = async ({ params, locals, rewrite }) => {
  const viewer = await locals.viewer();
  const sessionId = params.id ?? '';
  if (!viewer || !isId(sessionId)) return rewrite('/404');
  const printed = await printSignInSheet(locals.services, { viewer, sessionId });
  if (!printed.ok) return rewrite('/404');
  return new Response(printed.value.slice(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="sign-in-sheet.pdf"',
      'cache-control': 'private, no-store',
    },
  });
};
