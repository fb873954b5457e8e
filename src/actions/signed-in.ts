import type { ActionAPIContext } from 'astro:actions';
import type { Viewer } from '#src/accounts/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';

/** Does the work for whoever is signed in; whoever is not (any more) goes to sign in and comes back to the page. */
export async function whenSignedIn(
  { locals, url }: ActionAPIContext,
  work: (viewer: Viewer) => Promise<FormOutcome>,
): Promise<FormOutcome> {
  const viewer = await locals.viewer();
  return viewer ? work(viewer) : { to: `/sign-in?${new URLSearchParams({ to: url.pathname })}` };
}
