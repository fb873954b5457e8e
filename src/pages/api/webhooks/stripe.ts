import type { APIRoute } from 'astro';
import { receiveProviderEvent } from '#src/enrolment/index.ts';

/** Stripe's events. 400 for what Stripe did not send; 503 asks it to send the event again. */
export const POST: APIRoute = async ({ request, locals }) => {
  const rawBody = new Uint8Array(await request.arrayBuffer());
  const signature = request.headers.get('stripe-signature') ?? '';
  const result = await receiveProviderEvent(locals.services, { rawBody, signature });
  if (result.ok) return new Response(null, { status: 204 });
  return new Response(result.reason, { status: result.reason === 'gateway-unavailable' ? 503 : 400 });
};
