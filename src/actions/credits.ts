import { z } from 'astro/zod';
import {
  activities,
  addExternalCredit,
  attachEvidence,
  checkEvidence,
  deleteExternalCredit,
  moveEntry,
} from '#src/credits/index.ts';
import { optionalDate, text } from './counter-fields.ts';
import { decimal, upload } from './credit-fields.ts';
import { refusedCredit } from './credit-refusals.ts';
import { date, line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const noFile = { name: '', content: new Uint8Array() };

/** Forms about credit entries: a learner's own, and the staff's look at evidence. */
export const credits = {
  addExternal: formAction(
    z.object({
      entryId: z.uuid(),
      creditTypeId: line('Choose a unit', 60),
      units: decimal('Enter a number like 7 or 1.5'),
      title: line('Enter the title, as on the certificate', 200),
      provider: line('Enter who held it', 200),
      activity: z.enum(activities, 'Choose what it was'),
      category: optionalLine(60),
      earnedOn: date('Enter the day on which you completed it'),
      file: upload(),
    }),
    async ({ entryId, file, ...credit }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await addExternalCredit(context.locals.services, { by, entryId, credit, file });
        return result.ok ? { to: '/my/credits?done=added' } : refusedCredit(result);
      }),
  ),

  attachEvidence: formAction(z.object({ entryId: z.uuid(), file: upload() }), async ({ entryId, file }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await attachEvidence(context.locals.services, { by, entryId, file: file ?? noFile });
      return result.ok ? { to: `/my/credits/${entryId}?done=evidence` } : refusedCredit(result);
    }),
  ),

  deleteExternal: formAction(z.object({ entryId: z.uuid() }), async ({ entryId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await deleteExternalCredit(context.locals.services, { by, entryId });
      return result.ok ? { to: '/my/credits?done=deleted' } : refusedCredit(result);
    }),
  ),

  move: formAction(
    z.object({
      entryId: z.uuid(),
      to: z.enum(['earned', 'submitted', 'accepted', 'rejected'], 'Choose what became of it'),
      on: optionalDate(),
      note: text(500),
    }),
    async ({ entryId, ...move }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await moveEntry(context.locals.services, { by, entryId, ...move });
        return result.ok ? { to: `/my/credits/${entryId}?done=moved` } : refusedCredit(result);
      }),
  ),

  check: formAction(
    z.object({
      entryId: z.uuid(),
      evidenceId: z.uuid(),
      answer: z.enum(['shows-it', 'does-not'], 'Choose an answer'),
      refusal: text(500),
    }),
    async ({ answer, refusal, ...check }, context) =>
      whenSignedIn(context, async (by) => {
        const said = { ...check, refusal: answer === 'shows-it' ? null : refusal };
        const result = await checkEvidence(context.locals.services, { by, ...said });
        return result.ok ? { to: '/staff/evidence?done=evidence-checked' } : refusedCredit(result);
      }),
  ),
};
