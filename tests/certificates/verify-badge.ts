import { verifyCredential } from '@digitalcredentials/verifier-core';
import { vi } from 'vitest';

type Verified = Awaited<ReturnType<typeof verifyCredential>>;

/**
 * Asks a verifier that is not ours (the Digital Credentials Consortium's) about a credential, with the network cut: all that
 * it may fetch is what is given here by address. It goes by the clock of the story, not of the machine.
 */
export async function verifyOffline(
  credential: unknown,
  published: Record<string, unknown>,
  now: Date,
): Promise<Verified> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now.getTime() + 2_000) });
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    // The verifier's own check of the badge's shape fetches 1EdTech's schema, which no package carries: any shape will do.
    if (url.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/schema/')) return Response.json({});
    return url in published ? Response.json(published[url]) : new Response('offline', { status: 404 });
  });
  try {
    return await verifyCredential({ credential: structuredClone(credential) as never, knownDIDRegistries: [] });
  } finally {
    fetched.mockRestore();
    vi.useRealTimers();
  }
}

/** What a verification says, step by step: valid or not. Empty when it could not even begin. */
export function stepsOf(verified: Verified): Record<string, boolean | undefined> {
  return Object.fromEntries((verified.log ?? []).map(({ id, valid }) => [id, valid]));
}
