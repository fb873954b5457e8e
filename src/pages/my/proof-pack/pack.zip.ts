import type { APIRoute } from 'astro';
import { packResponse } from './_pack-response.ts';

/** The chosen evidence as one ZIP. */
export const GET: APIRoute = (context) => packResponse(context, 'zip');
