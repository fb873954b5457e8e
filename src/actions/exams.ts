import { z } from 'astro/zod';
import { noteExamResult } from '#src/renewal/index.ts';
import { examRefusals } from './exam-refusals.ts';
import { date } from './fields.ts';
import { formAction } from './form-action.ts';
import { phrase } from './refusal-words.ts';
import { whenSignedIn } from './signed-in.ts';

/** What learners note of their exams. */
export const exams = {
  note: formAction(
    z.object({
      seatId: z.uuid(),
      result: z.enum(['passed', 'not-passed', 'waiting'], 'Choose how it went'),
      satOn: date('Enter the day on which you sat it'),
    }),
    async ({ seatId, ...noted }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await noteExamResult(context.locals.services, { viewer, seatId, noted });
        return result.ok ? { to: `/my/seats/${seatId}?done=exam#exam` } : { refused: phrase(examRefusals, result) };
      }),
  ),

  takeBack: formAction(z.object({ seatId: z.uuid() }), async ({ seatId }, context) =>
    whenSignedIn(context, async (viewer) => {
      const result = await noteExamResult(context.locals.services, { viewer, seatId, noted: null });
      return result.ok ? { to: `/my/seats/${seatId}#exam` } : { refused: phrase(examRefusals, result) };
    }),
  ),
};
