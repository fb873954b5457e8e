import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { notePresence } from '#src/attendance/index.ts';

const report = z.object({
  token: z.string().max(400),
  answers: z.number().int().min(1).max(100).optional(),
});

/** What the page of a live stream reports while it is open. 409 asks it to load itself anew, 410 says that the day is over. */
export const POST: APIRoute = async ({ params, request, locals }) => {
  const viewer = await locals.viewer();
  if (!viewer) return new Response(null, { status: 401 });
  const given = report.safeParse(await request.json().catch(() => null));
  if (!given.success) return new Response(null, { status: 400 });
  const noted = await notePresence(locals.services, { viewer, seatId: params['id'] ?? '', ...given.data });
  if (!noted.ok) return new Response(null, { status: statusOf[noted.reason] });
  return Response.json(noted.value, { headers: { 'cache-control': 'private, no-store' } });
};

const statusOf = { 'no-such-seat': 404, 'not-a-beat': 409, 'day-over': 410 } as const;
