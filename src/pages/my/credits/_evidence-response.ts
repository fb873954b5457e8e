import type { APIContext } from 'astro';
import { findEvidenceFile } from '#src/credits/index.ts';

/**
 * Somebody's uploaded file: always saved and never shown in our pages' own name, whatever is in it. Its type is the one
 * that its bytes say, its name one that we make.
 */
export async function evidenceResponse({ locals, rewrite }: APIContext, entryId: string): Promise<Response> {
  const viewer = await locals.viewer();
  const file = viewer && (await findEvidenceFile(locals.services, { viewer, entryId }));
  if (!file?.ok) return rewrite('/404');
  const { filename, mediaType, content } = file.value;
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${filename}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
