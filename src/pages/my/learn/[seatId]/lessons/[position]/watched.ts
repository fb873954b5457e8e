import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { recordWatching } from '#src/learning/index.ts';

const seconds = z.number().min(0).max(1_000_000);
const shape = z.object({
  id: z.string().min(8).max(64),
  ranges: z.array(z.tuple([seconds, seconds])).max(200),
  position: seconds,
});

/** What a player says was watched of a lesson's video; answers what stands. */
export const POST: APIRoute = async ({ locals, params, request, url }) => {
  const viewer = await locals.viewer();
  if (!viewer) return Response.json({ reason: 'signed-out' }, { status: 401 });
  const typed = shape.safeParse(await request.json().catch(() => null));
  if (!typed.success) return Response.json({ reason: 'not-a-report' }, { status: 400 });
  const { seatId = '', position = '' } = params;
  const lessonId = url.searchParams.get('lesson') ?? undefined;
  const given = { viewer, seatId, position: Number(position), lessonId, report: typed.data };
  const result = await recordWatching(locals.services, given);
  if (result.ok) return Response.json(result.value);
  if (result.reason === 'report-ignored') return Response.json(result.watched, { status: 409 });
  return Response.json({ reason: result.reason }, { status: result.reason === 'no-such-seat' ? 404 : 403 });
};
