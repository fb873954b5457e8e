import type { APIRoute } from 'astro';
import { findLessonFileForStaff } from '#src/learning/index.ts';
import { fileResponse } from '../../../../../my/learn/_file-response.ts';

/** A file of a lesson, to those who may edit the course. */
export const GET: APIRoute = async (context) => {
  const { locals, params, rewrite } = context;
  const { id: courseId = '', fileId = '' } = params;
  const viewer = await locals.viewer();
  if (!viewer) return rewrite('/404');
  const found = await findLessonFileForStaff(locals.services, { viewer, courseId, fileId });
  if (found.ok) return fileResponse(context, found.value);
  return rewrite(found.reason === 'no-such-file' ? '/404' : '/403');
};
