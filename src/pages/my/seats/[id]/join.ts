import type { APIRoute } from 'astro';
import { enterLiveStream } from '#src/attendance/index.ts';

/** Leads on to the provider's meeting. Its address stands on no page: only who may go in is sent there. */
export const GET: APIRoute = async ({ params, locals, redirect, rewrite }) => {
  const viewer = await locals.viewer();
  const room = `/my/seats/${params['id']}/live`;
  if (!viewer) return redirect(`/sign-in?to=${encodeURIComponent(room)}`, 303);
  const way = await enterLiveStream(locals.services, { viewer, seatId: params['id'] ?? '' });
  if (way.ok) return redirect(way.value, 303);
  return way.reason === 'no-such-seat' ? rewrite('/404') : redirect(room, 303);
};
