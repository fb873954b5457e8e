import type { APIRoute } from 'astro';
import { findLessonFile } from '#src/learning/index.ts';
import { fileResponse } from '../../_file-response.ts';

/** A file of a lesson, to whoever may open the lesson. */
export const GET: APIRoute = async (context) => {
  const { locals, params, rewrite } = context;
  const { seatId = '', fileId = '' } = params;
  const viewer = await locals.viewer();
  if (!viewer) return rewrite('/404');
  const found = await findLessonFile(locals.services, { viewer, seatId, fileId });
  if (found.ok) return fileResponse(context, found.value);
  return rewrite(found.reason === 'no-such-seat' || found.reason === 'no-such-file' ? '/404' : '/403');
};
