import type { APIRoute } from 'astro';
import { findSeatCalendar } from '#src/renewal/index.ts';

/** The viewer's own seat as a calendar file. */
export const GET: APIRoute = async ({ params, locals, redirect, rewrite }) => {
  const viewer = await locals.viewer();
  if (!viewer) return redirect(`/sign-in?to=${encodeURIComponent(`/my/seats/${params['id']}`)}`, 303);
  const calendar = await findSeatCalendar(locals.services, { viewer, seatId: params['id'] ?? '' });
  if (!calendar.ok) return rewrite('/404');
  return new Response(calendar.value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="seat.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
