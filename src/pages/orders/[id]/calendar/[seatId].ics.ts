import type { APIRoute } from 'astro';
import { calendarEntry, findOrderPage, listSessionDays } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';

/** One seat of a booking as a calendar file, for whoever may see the booking. */
export const GET: APIRoute = async ({ params, url, locals, rewrite }) => {
  const { services } = locals;
  const { id: orderId = '', seatId = '' } = params;
  if (!isId(orderId)) return rewrite('/404');
  const access = { viewer: await locals.viewer(), key: url.searchParams.get('key') };
  const page = await findOrderPage(services, { orderId, access });
  const seat = page.ok ? page.value.seats.find(({ id }) => id === seatId) : undefined;
  if (!seat?.sessionId || seat.state === 'held') return rewrite('/404');
  const days = await listSessionDays(services.db, [seat.sessionId]);
  return new Response(calendarEntry(services.site, seat, days, services.clock.now()), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="seat.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
