import type { APIRoute } from 'astro';
import { evidenceResponse } from '../../../my/credits/_evidence-response.ts';

/** The file behind a learner's credit, for the staff who check it. */
export const GET: APIRoute = (context) => evidenceResponse(context, context.params.id ?? '');
