import type { APIRoute } from 'astro';
import { evidenceResponse } from '../_evidence-response.ts';

/** The file behind a credit, for its learner. */
export const GET: APIRoute = (context) => evidenceResponse(context, context.params.id ?? '');
