import type { APIRoute } from 'astro';
import { receiveProviderEvent } from '#src/enrolment/index.ts';

/** Far above any event of Stripe's: what is larger was sent by somebody else, and is not read to its end. */
const largestBytes = 1024 * 1024;

/** Stripe's events. 400 for what Stripe did not send; 503 asks it to send the event again. */
export const POST: APIRoute = async ({ request, locals }) => {
  const rawBody = await readBody(request);
  if (!rawBody) return new Response('too large', { status: 413 });
  const signature = request.headers.get('stripe-signature') ?? '';
  const result = await receiveProviderEvent(locals.services, { rawBody, signature });
  if (result.ok) return new Response(null, { status: 204 });
  return new Response(result.reason, { status: result.reason === 'gateway-unavailable' ? 503 : 400 });
};

async function readBody({ body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > largestBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
