import type { APIContext } from 'astro';
import { makeProofPack } from '#src/renewal/index.ts';

/** The pack that the address asks for, to be saved; the page says why where there is none. */
export async function packResponse({ locals, url, redirect }: APIContext, as: 'pdf' | 'zip'): Promise<Response> {
  const viewer = await locals.viewer();
  const page = `/my/proof-pack?${url.searchParams}`;
  if (!viewer) return redirect(`/sign-in?${new URLSearchParams({ to: page })}`, 303);
  const chosen = { bodyId: url.searchParams.get('body') ?? '', entryIds: url.searchParams.getAll('entry') };
  const pack = await makeProofPack(locals.services, { viewer, ...chosen, as });
  if (!pack.ok) return redirect(pack.reason === 'too-many-tries' ? `${page}&often=1` : page, 303);
  const { filename, mediaType, content } = pack.value;
  return new Response(content.slice(), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
}
