import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { keepCheckInMarks } from '#src/attendance/index.ts';
import { isId } from '#src/shared/ids.ts';
import { faultWords } from '../_words.ts';

const sent = z.object({
  /** Whose page sends them. */
  person: z.uuid(),
  marks: z
    .array(
      z.object({
        clientId: z.uuid(),
        seatId: z.uuid(),
        dayNumber: z.number().int().min(1).max(1000),
        kind: z.enum(['in', 'out']),
        at: z.iso.datetime().transform((text) => new Date(text)),
      }),
    )
    .max(200),
});

/** Marks that a device at the door has queued, answered one by one. A device that is not signed in (any more) is sent to do so. */
export const POST: APIRoute = async ({ params, request, locals }) => {
  const viewer = await locals.viewer();
  if (!viewer) return new Response(null, { status: 401 });
  const sessionId = params['id'] ?? '';
  const given = sent.safeParse(await request.json().catch(() => null));
  if (!given.success) return new Response(null, { status: 400 });
  // The page was opened by one person and another has signed in since: what the first has seen is not the second's word.
  if (given.data.person !== viewer.personId) return new Response(null, { status: 409 });
  const kept = isId(sessionId)
    ? await keepCheckInMarks(locals.services, { viewer, sessionId, marks: given.data.marks })
    : null;
  if (!kept?.ok) return new Response(null, { status: 404 });
  const answers = kept.value.map((each) => ('fault' in each ? { ...each, words: faultWords[each.fault] } : each));
  return Response.json({ answers }, { headers: { 'cache-control': 'private, no-store' } });
};
