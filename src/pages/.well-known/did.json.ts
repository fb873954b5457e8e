import type { APIRoute } from 'astro';
import { findIssuerDocument } from '#src/certificates/index.ts';
import { forAnybody } from '../badges/_answers.ts';

/** Who signs our badges, and with which keys: what a `did:web` leads to. */
export const GET: APIRoute = async ({ locals, cache }) => {
  cache.set({ maxAge: 300, tags: ['issuer-keys'] });
  return forAnybody(await findIssuerDocument(locals.services), 'application/did+json');
};
