import { z } from 'astro/zod';
import { submitSession } from '#src/backoffice/index.ts';
import { allowSending, setMyBodyNumber, submitProof, withdrawSending } from '#src/renewal/index.ts';
import { optionalDate, text } from './counter-fields.ts';
import { line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedProof } from './proof-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const bodyId = line('Choose a body', 60);
const pack = '/my/proof-pack';

/** Forms about evidence on its way to a body. */
export const proof = {
  submit: formAction(
    z.object({ bodyId, entry: z.array(z.uuid()).max(200), on: optionalDate(), note: text(500) }),
    async ({ entry: entryIds, ...typed }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await submitProof(context.locals.services, { viewer, entryIds, ...typed });
        if (!result.ok) return refusedProof(result);
        return { to: `${pack}?${new URLSearchParams({ body: typed.bodyId, sent: String(result.value.sent) })}` };
      }),
  ),

  /** Staff note that they sent what a session's learners let them. */
  submitSession: formAction(
    z.object({ sessionId: z.uuid(), bodyId, on: optionalDate(), note: text(500) }),
    async (typed, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await submitSession(context.locals.services, { viewer, ...typed });
        if (!result.ok) return refusedProof(result);
        const query = new URLSearchParams({ body: typed.bodyId, sent: String(result.value.learners) });
        return { to: `/staff/sessions/${typed.sessionId}/submission?${query}` };
      }),
  ),

  setNumber: formAction(z.object({ bodyId, number: optionalLine(40) }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await setMyBodyNumber(context.locals.services, { by, ...typed });
      return result.ok ? { to: `${pack}?${new URLSearchParams({ body: typed.bodyId })}` } : refusedProof(result);
    }),
  ),

  allowSending: formAction(z.object({ agree: z.literal('yes', 'Tick the box if you agree') }), async (_, context) =>
    whenSignedIn(context, async (by) => {
      await allowSending(context.locals.services, { by });
      return { to: `${pack}?done=allowed#sending` };
    }),
  ),

  withdrawSending: formAction(z.object({}), async (_, context) =>
    whenSignedIn(context, async (by) => {
      await withdrawSending(context.locals.services, { by });
      return { to: `${pack}?done=withdrawn#sending` };
    }),
  ),
};
